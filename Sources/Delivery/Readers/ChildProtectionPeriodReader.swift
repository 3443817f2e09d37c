/// Rows of the block `child_protection_periods.csv`.
struct ChildProtectionPeriodReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let client = checks.client(bytes)
        let start = checks.day(3, required: true, bytes)
        let end = checks.day(4, required: false, bytes)
        checks.checkClient(client, first: start, bytes)
        checks.checkOrder(.periodEndBeforeStart, first: start, last: end, column: 4, bytes)
        checks.checkDeliveredPeriod(first: start, last: end, startColumn: 3, bytes)
        checks.checkDelivered(client, task: checks.context.childProtection, taskColumn: 0, bytes)
        guard checks.isSound, let start, let end else { return checks.endFaulty() }
        checks.keep(bytes, client, task: 0, first: start, last: end)
    }
}
