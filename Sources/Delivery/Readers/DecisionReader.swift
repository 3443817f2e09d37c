/// Rows of `decisions.csv`.
struct DecisionReader: RowReader {
    private static let columns = DecisionColumns(
        type: 3, task: 4, service: 5, id: 6, decided: 7, outcome: 8, validFrom: 9, validTo: 10)
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let columns = Self.columns
        let task = checks.context.serviceTasks.index(bytes, checks.field(columns.task))
        if task == checks.context.familyLaw { return checks.leaveOut(taskColumn: columns.task, bytes) }
        let client = checks.client(bytes)
        let decision = checks.decision(columns, task: task, bytes)
        checks.checkClient(client, first: decision.decided, bytes)
        checks.checkValidity(decision, columns, bytes)
        checks.checkContent(decision, columns, bytes)
        checks.end(decision, client, bytes)
    }
}
