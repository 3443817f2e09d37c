import RegisterModel

/// Section 2 of the derivation page, written down as slowly and plainly as possible; it shares nothing with the program.
struct ObviousDerivation {
    struct Row: Hashable {
        var person: String
        var organiser: String
        var municipality: String
        var task: String
        var matter: String
        var opened: String
        var closed: String
        var joined: String
        var left: String

        var text: String { [person, organiser, municipality, task, matter, opened, closed, joined, left].joined(separator: ",") }
    }

    var first: String
    var last: String
    var gapDays: Int

    /// The block's rows for sound rows; days are compared as written, which is their order.
    func derive(_ rows: [Row]) -> [String] {
        let sound = Set(rows.filter { row in row.task != "family-law" && (end(row) == nil || start(row) <= end(row)!) })
        var kept: [Row] = []
        for (_, matter) in Dictionary(grouping: sound, by: \.matter) {
            let facts = Set(matter.map { [$0.organiser, $0.task, $0.opened, $0.closed] })
            if facts.count == 1 && Set(matter.map(\.person)).count == matter.count { kept += matter }
        }
        var reported: [[String]] = []
        for (_, group) in Dictionary(grouping: kept.filter { start($0) <= last }, by: { [$0.person, $0.organiser, $0.task] }) {
            // Days of one group, joined again and again until nothing changes.
            var sets: [[Row]] = group.map { [$0] }
            var changed = true
            while changed {
                changed = false
                search: for a in sets.indices {
                    for b in sets.indices where a != b && touches(sets[a], sets[b]) {
                        sets[a] += sets[b]
                        sets.remove(at: b)
                        changed = true
                        break search
                    }
                }
            }
            for set in sets {
                let begin = set.map(start).min()!
                let ends = set.map(asOf)
                let stop = ends.contains(nil) ? nil : ends.compactMap(\.self).max()
                guard stop == nil || stop! >= first else { continue }
                let latest = set.max { a, b in
                    start(a) == start(b) ? Array(a.matter.utf8).lexicographicallyPrecedes(Array(b.matter.utf8)) : start(a) < start(b)
                }!
                reported.append([set[0].person, set[0].organiser, latest.municipality, set[0].task, begin, stop ?? ""])
            }
        }
        return reported.sorted { a, b in
            for (x, y) in zip(a, b) where x != y { return Array(x.utf8).lexicographicallyPrecedes(Array(y.utf8)) }
            return false
        }.map { $0.joined(separator: ",") }
    }

    private func start(_ row: Row) -> String { max(row.opened, row.joined) }
    private func end(_ row: Row) -> String? { [row.closed, row.left].filter { !$0.isEmpty }.min() }
    private func asOf(_ row: Row) -> String? { end(row).flatMap { $0 > last ? nil : $0 } }

    /// Whether the days of two sets share a day, or lie at most `gapDays` apart.
    private func touches(_ a: [Row], _ b: [Row]) -> Bool {
        a.contains { x in
            b.contains { y in
                let (earlier, later) = start(x) <= start(y) ? (x, y) : (y, x)
                guard let stop = asOf(earlier) else { return true }
                return start(later) <= Day(stop)!.adding(gapDays).description
            }
        }
    }
}
