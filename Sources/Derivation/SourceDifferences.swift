import Delivery
import RegisterModel

/// `differences.csv`: keys that both the archive and an extract report, with different days (derivation page, section 8).
public enum DifferencesFile {
    /// The name of the file.
    public static let name = "differences.csv"
    /// The header with its line break. `archive` and `separate` hold the days that each reports for the key: the days of a row joined by `/`
    /// (empty where there is none), several rows by `+`.
    public static let header = "block,person_id,organiser,service_task,social_service,decision_id,archive,separate\n"
}

/// Compares what the archive alone and an extract alone would report of a person.
struct SourceDifferences<Rules: BlockRules> {
    private let rules: Rules

    init(_ rules: Rules) { self.rules = rules }

    /// What a row is a row of; sorted as the file is.
    private struct Key: Comparable {
        let organiser: Int
        let serviceTask: Int?
        let socialService: Int?
        let decision: [UInt8]

        init(_ row: Rules.Reported) {
            organiser = row.organiser
            // A decision id is unique within its organiser: task and service are facts of the decision, not parts of its key.
            serviceTask = row.decision == nil ? row.serviceTask : nil
            socialService = row.decision == nil ? row.socialService : nil
            decision = row.decision.map { Array($0.text) } ?? []
        }

        static func < (a: Key, b: Key) -> Bool {
            let text = RowText.shared
            let head = { (key: Key) in
                (
                    key.organiser, key.serviceTask.map { text.rank(ofTask: $0) } ?? -1,
                    key.socialService.map { text.rank(ofService: $0) } ?? -1
                )
            }
            let (first, second) = (head(a), head(b))
            return first == second ? a.decision.lexicographicallyPrecedes(b.decision) : first < second
        }
    }

    /// Writes the person's rows and says how many there are.
    func write(_ person: OnePerson, in store: PersonRows, with writer: inout RowWriter) -> Int {
        guard person.sources == [.archive, .separate] else { return 0 }
        let archive = reported(person.only(.archive))
        let separate = reported(person.only(.separate))
        var written = 0
        var start = 0
        for (index, row) in archive.enumerated() where index + 1 == archive.count || archive[index + 1].key != row.key {
            let ours = archive[start...index].map(\.days)
            start = index + 1
            let theirs = separate.filter { $0.key == row.key }.map(\.days)
            if theirs.isEmpty || Array(ours) == theirs { continue }
            let texts = row.key.decision.count + 40 * (ours.count + theirs.count)
            writer.beginRow(textBytes: texts)
            writer.add(Rules.kind.rawValue)
            writer.comma()
            writer.add(personOf: person.anyRow, in: store)
            write(row.key, Array(ours), theirs, with: &writer)
            writer.endRow()
            written += 1
        }
        return written
    }

    private func reported(_ person: OnePerson) -> [(key: Key, days: [Int32])] {
        var rows: [Rules.Reported] = []
        var unused = BlockTally()
        rules.report(person, into: &rows, tally: &unused)
        return rows.map { (Key($0), $0.days) }.sorted { a, b in
            a.key == b.key ? a.days.lexicographicallyPrecedes(b.days) : a.key < b.key
        }
    }

    private func write(_ key: Key, _ archive: [[Int32]], _ separate: [[Int32]], with writer: inout RowWriter) {
        let text = RowText.shared
        writer.field(text.organisers[key.organiser])
        writer.field(key.serviceTask.map { text.serviceTasks[$0] } ?? [])
        writer.field(key.socialService.map { text.socialServices[$0] } ?? [])
        key.decision.withUnsafeBytes { writer.field(quoting: $0) }
        for side in [archive, separate] {
            writer.comma()
            for (place, row) in side.enumerated() {
                if place > 0 { writer.add("+") }
                for (column, day) in row.enumerated() {
                    if column > 0 { writer.add("/") }
                    writer.add(day: day)
                }
            }
        }
    }
}
