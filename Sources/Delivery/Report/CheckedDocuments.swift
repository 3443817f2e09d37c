/// Files of a check that are no tables, and whose rules are not here: the documents of the archive. They give to the report what tables give.
public protocol CheckedDocuments: Sendable {
    /// What became of the lines of each file.
    var fileTotals: [FileTotals] { get }
    /// Per rule that they can break what it looked at and what failed.
    func ledger() -> [RuleOutcome]
    /// Calls the body with each finding in the order of file, line, column, rule.
    func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows
}
