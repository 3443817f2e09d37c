import RegisterModel

/// Sections 3 to 6 of the derivation page, written down as slowly and plainly as possible on rows of text. Each row is the fields of a file in
/// its column order; days are compared as written, which is their order.
struct ObviousEvidence {
    var first: String
    var last: String
    var gapDays: Int

    /// Rows of a block, sorted by columns.
    private func sorted(_ rows: [[String]]) -> [String] {
        rows.sorted { a, b in
            for (x, y) in zip(a, b) where x != y { return Array(x.utf8).lexicographicallyPrecedes(Array(y.utf8)) }
            return false
        }.map { $0.joined(separator: ",") }
    }

    /// Section 3, from sound rows of `person,organiser,municipality,started,ended`.
    func childProtection(_ given: Set<[String]>) -> [String] {
        var reported: [[String]] = []
        for (key, rows) in Dictionary(grouping: given.filter { $0[3] <= last }, by: { [$0[0], $0[1]] }) {
            // Every day on which any row holds; a gap of so many days is filled. Stretches of days are the periods.
            let begin = Day(rows.map { $0[3] }.min()!)!
            let beyond = Day(last)!.adding(1)
            var held: Set<Day> = []
            for row in rows {
                var day = Day(row[3])!
                let end = row[4].isEmpty || row[4] > last ? beyond : Day(row[4])!
                while day <= end {
                    held.insert(day)
                    day = day.adding(1)
                }
            }
            var stretches: [(start: Day, end: Day)] = []
            var day = begin
            while day <= beyond {
                if held.contains(day) {
                    // A row that starts the day after another ends is a new period, so a stretch may begin here all the same.
                    let isNew =
                        rows.contains { Day($0[3])! == day }
                        && !rows.contains { covers($0, from: day.adding(-1 - gapDays), to: day, begin) }
                    if isNew { stretches.append((day, day)) } else { stretches[stretches.count - 1].end = day }
                }
                day = day.adding(1)
            }
            for stretch in stretches where stretch.end >= Day(first)! {
                let members = rows.filter { Day($0[3])! >= stretch.start && Day($0[3])! <= stretch.end }
                let latest = members.max { ($0[3], $0[2]) < ($1[3], $1[2]) }!
                reported.append(
                    [key[0], key[1], latest[2], stretch.start.description, stretch.end == beyond ? "" : stretch.end.description])
            }
        }
        return sorted(reported)
    }

    /// Whether a row that started before `to` holds on a day that lies at most `gapDays` before `to`, or on it.
    private func covers(_ row: [String], from: Day, to: Day, _ begin: Day) -> Bool {
        let start = Day(row[3])!
        if start >= to { return false }
        if row[4].isEmpty || row[4] > last { return true }
        return Day(row[4])! >= from.adding(1)
    }

    /// Section 4, from sound rows of `person,organiser,municipality,type,task,service,id,decided,outcome,from,to`.
    func decisions(_ given: Set<[String]>) -> [String] {
        sorted(
            given.compactMap { row in
                let picks = picks(row)
                let head = Array(row[0...2]) + [row[4], row[5], row[3]]
                return picks.isEmpty ? nil : head + row[6...10] + [picks.joined(separator: "+")]
            })
    }

    private func picks(_ row: [String]) -> [String] {
        let (decided, to) = (row[7], row[10])
        let from = row[9].isEmpty ? decided : row[9]
        let positive = row[8] != "negative"
        let isMade = first <= decided && decided <= last
        var picks: [String] = []
        if positive && isMade { picks.append("made") }
        if positive && decided < first && from <= first && (to.isEmpty || to >= last) { picks.append("in-force") }
        if positive && decided <= last && !to.isEmpty && first <= to && to <= last { picks.append("ended") }
        if !positive && isMade { picks.append("negative") }
        if positive && decided < first && first < from && from <= last && (to.isEmpty || to > last) { picks.append("starting") }
        return picks
    }

    /// Sections 5 and 6, from sound decisions as above and sound rows of `person,organiser,municipality,task,service,evidence,first,last`.
    func receivedServices(_ decisions: Set<[String]>, _ services: Set<[String]>) -> [String] {
        var evidence = Array(services)
        for row in decisions where row[8] != "negative" && row[7] <= last {
            evidence.append(Array(row[0...2]) + [row[4], row[5], "decision", row[9].isEmpty ? row[7] : row[9], row[10]])
        }
        let inQuarter = evidence.filter { row in
            row[6] <= last && (row[7].isEmpty || row[7] >= first) && (row[7].isEmpty || row[6] <= row[7])
        }
        let order = [
            "decision", "valid-service", "unit-relationship", "operations-system", "health-system", "other", "client-relationship-document",
            "decision-metadata", "delivery-document",
        ]
        let reported = Dictionary(grouping: inQuarter, by: { [$0[0], $0[1], $0[3], $0[4]] }).map { key, rows in
            let kinds = order.filter { kind in rows.contains { $0[5] == kind } }
            let firstDay = max(first, rows.map { $0[6] }.min()!)
            let lastDay = rows.contains { $0[7].isEmpty || $0[7] > last } ? last : rows.map { $0[7] }.max()!
            let latest = rows.max { ($0[6], $0[2]) < ($1[6], $1[2]) }!
            return [key[0], key[1], latest[2], key[2], key[3], kinds.joined(separator: "+"), firstDay, lastDay]
        }
        return sorted(reported)
    }
}
