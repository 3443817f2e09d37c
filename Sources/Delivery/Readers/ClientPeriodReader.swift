/// Rows of the block `client_periods.csv`.
struct ClientPeriodReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    @inline(__always)
    mutating func readRow(_ bytes: Span<UInt8>) {
        let task = checks.context.serviceTasks.index(bytes, checks.field(3))
        if task == checks.context.familyLaw { return checks.leaveOut(taskColumn: 3, bytes) }
        let client = checks.client(bytes)
        if task == nil { checks.find(.serviceTaskUnknown, 3, bytes) }
        let start = checks.day(4, required: true, bytes)
        let end = checks.day(5, required: false, bytes)
        checks.checkClient(client, first: start, bytes)
        checks.checkOrder(.periodEndBeforeStart, first: start, last: end, column: 5, bytes)
        checks.checkDeliveredPeriod(first: start, last: end, startColumn: 4, bytes)
        checks.checkDelivered(client, task: task, taskColumn: 3, bytes)
        guard checks.isSound, let task, let start, let end else { return checks.endFaulty() }
        checks.keep(bytes, client, task: task, first: start, last: end)
    }
}
