/// What rules on a whole block found: findings on rows, findings on files, and what they looked at.
struct BlockNotes: Sendable {
    /// Findings on rows, sorted or not. Line 0 is about a row of another delivery that this file lacks. Who adds an error drops its row.
    var rows: [PackedFinding] = []
    /// Findings on a whole file, which say what was measured.
    var files: [DeliveryFinding] = []
    /// Per rule what was looked at; a rule that could not be run is missing.
    var lookedAt: [RuleID: Int] = [:]

    /// Takes in what another thread, or another rule, found.
    mutating func merge(_ other: BlockNotes) {
        rows += other.rows
        files += other.files
        lookedAt.merge(other.lookedAt, uniquingKeysWith: +)
    }

    /// Looks at one thing of a file, such as a service task, and names it if it fails.
    mutating func look(at rule: RuleID, fails: Bool, file: String, column: String, value: String, detail: String = "") {
        lookedAt[rule, default: 0] += 1
        guard fails else { return }
        files.append(DeliveryFinding(file: file, line: 0, column: column, rule: rule, value: value, related: "", detail: detail))
    }
}
