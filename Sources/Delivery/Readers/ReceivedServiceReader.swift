import RegisterModel

/// Rows of the block `received_services.csv`.
struct ReceivedServiceReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let context = checks.context
        let task = context.serviceTasks.index(bytes, checks.field(3))
        if task == context.familyLaw { return checks.leaveOut(taskColumn: 3, bytes) }
        let client = checks.client(bytes)
        if task == nil { checks.find(.serviceTaskUnknown, 3, bytes) }
        let service = context.socialServices.index(bytes, checks.field(4))
        if service == nil { checks.find(.socialServiceUnknown, 4, bytes) }
        let evidence = context.evidence.bits(bytes, checks.field(5)).map { EvidenceKinds(rawValue: $0) }
        if evidence == nil { checks.find(.evidenceUnknown, 5, bytes) }
        // Both days are inside the monitoring period, so neither is ever unknown.
        let first = checks.day(6, required: true, bytes)
        let last = checks.day(7, required: true, bytes)
        checks.checkClient(client, first: first, bytes)
        checks.checkOrder(.serviceLastBeforeFirst, first: first, last: last, column: 7, bytes)
        checks.checkHasDayInPeriod(first: first, last: last, startColumn: 6, bytes)
        checks.checkDelivered(client, task: task, taskColumn: 3, bytes)
        guard checks.isSound, let task, let service, let evidence, let first, let last else { return checks.endFaulty() }
        checks.keep(
            bytes, client, task: task, first: first, last: last, further: FurtherFacts(socialService: service, evidence: evidence))
    }
}
