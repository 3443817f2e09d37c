import RegisterModel

/// Rows of `services.csv`: other evidence that a service was received (derivation page, section 5).
struct ServiceReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let context = checks.context
        let task = context.serviceTasks.index(bytes, checks.field(3))
        if task == context.familyLaw { return checks.leaveOut(taskColumn: 3, bytes) }
        let client = checks.client(bytes)
        if task == nil { checks.find(.serviceTaskUnknown, 3, bytes) }
        var evidence = context.evidence.index(bytes, checks.field(6)).map { EvidenceKinds(rawValue: 1 << UInt16($0)) }
        if let kind = evidence, !EvidenceKinds.ofExtracts.contains(kind) { evidence = nil }
        if evidence == nil { checks.find(.evidenceUnknown, 6, bytes) }
        let service = socialService(evidence, bytes)
        let first = checks.day(7, required: true, bytes)
        let last = checks.day(8, required: false, bytes)
        checks.checkClient(client, first: first, bytes)
        checks.checkOrder(.serviceLastBeforeFirst, first: first, last: last, column: 8, bytes)
        guard checks.isSound, let task, let service, let evidence, let first, let last else { return checks.endFaulty() }
        checks.keep(
            bytes, client, task: task, first: first, last: last, further: FurtherFacts(socialService: service, evidence: evidence),
            text: checks.field(5))
    }

    /// The service that the row names, or that its unit gives where that is the evidence; nil with a finding if there is none.
    private mutating func socialService(_ evidence: EvidenceKinds?, _ bytes: Span<UInt8>) -> Int? {
        let (named, unit) = (checks.field(4), checks.field(5))
        if named.isEmpty && !unit.isEmpty && (evidence == nil || evidence == .unitRelationship) {
            checks.skip(.socialServiceUnknown)
            // Without a known kind of evidence nobody can tell whether the unit would be asked.
            guard evidence != nil else {
                skipUnit()
                return nil
            }
            switch checks.context.units.answer(bytes, unit) {
            case .service(let service): return service
            case .unknown:
                checks.find(.unitUnknown, 5, bytes)
                checks.skip(.unitAmbiguous)
            case .several: checks.find(.unitAmbiguous, 5, bytes)
            }
            return nil
        }
        skipUnit()
        let service = checks.context.socialServices.index(bytes, named)
        if service == nil { checks.find(.socialServiceUnknown, 4, bytes) }
        return service
    }

    private mutating func skipUnit() {
        checks.skip(.unitUnknown)
        checks.skip(.unitAmbiguous)
    }
}
