/// Rows of `child_protection.csv`.
struct ChildProtectionReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let client = checks.client(bytes)
        let started = checks.day(3, required: true, bytes)
        let ended = checks.day(4, required: false, bytes)
        checks.checkClient(client, first: started, bytes)
        checks.checkOrder(.periodEndBeforeStart, first: started, last: ended, column: 4, bytes)
        guard checks.isSound, let started, let ended else { return checks.endFaulty() }
        checks.keep(bytes, client, task: 0, first: started, last: ended)
    }
}
