import CSimdjson
import Delivery

extension DocumentReader {
    /// A structured decision of the nine types: its days come from the content alone (derivation page, section 7, point 6).
    mutating func readDecision(_ document: sosdata_document, _ type: Int) {
        let head = checkHead(document)
        let id = document.decision_id.isThere ? document.decision_id : document.set
        guard document.has_decision, !document.misshapen, id.count <= Self.idBytes else { return find(.archiveContentShape, .none) }
        keepOwnId(id)
        let task = checkTask(document, impliedBy: type)
        let services = contentServices(document)
        let service = checkService(document, type, services)
        let outcome = document.outcome.isThere ? document.outcome.withBytes({ context.checks.outcome($0) }) : nil
        if outcome == nil { find(.outcomeUnknown, .outcome, document.outcome) }
        var imprecise = false
        let decided = day(document.decided, as: .start, .decided, required: true, &imprecise)
        let from = day(document.decision_from, as: .start, .validFrom, required: false, &imprecise)
        let to = day(document.decision_to, as: .end, .validTo, required: false, &imprecise)
        if isBornAfter(decided, head) { return }
        if let decided, let from, let to, to < (from == DocumentRow.noDay ? decided : from) {
            return find(.decisionValidToBeforeFrom, .validTo, document.decision_to)
        }
        if contradicts(document, type: type, services: services) || hasError { return }
        guard let task, let service, let outcome, let decided, let from, let to else { return }
        block.rows.append(
            DocumentRow(
                use: .decision, isImprecise: imprecise, task: UInt8(task), service: UInt8(service), type: UInt8(type),
                outcome: UInt8(outcome), days: SIMD4(decided, from, to, DocumentRow.noDay)))
    }

    /// The service that a decision grants: the metadata's, else the content's, else the only one that income support has. Nil is named.
    private mutating func checkService(_ document: sosdata_document, _ type: Int, _ services: [Int]) -> Int? {
        let service =
            service(document.social_service) ?? services.first ?? (type == context.incomeSupportDecision ? context.incomeSupport : nil)
        if service == nil { find(.socialServiceUnknown, .socialService, document.social_service) }
        return service
    }

    /// An unstructured decision: evidence of a received service where the metadata say enough, never a row of decisions.
    mutating func readDecisionMetadata(_ document: sosdata_document, _ type: Int) {
        let head = checkHead(document)
        let missing = Self.missing(of: document)
        if !missing.isEmpty { return inconclusive(document, missing: missing) }
        let task = checkTask(document, impliedBy: type)
        let service = checkService(document, type, [])
        var imprecise = false
        let from = day(document.valid_from, as: .start, .validFrom, required: true, &imprecise)
        let to = day(document.valid_to, as: .end, .validTo, required: false, &imprecise)
        if isBornAfter(from, head) { return }
        if let from, let to, to < from { return find(.decisionValidToBeforeFrom, .validTo, document.valid_to) }
        if contradicts(document, type: type, services: []) || hasError { return }
        guard let task, let service, let from, let to else { return }
        block.rows.append(.evidence(.decisionMetadata, task: task, service: service, first: from, last: to, isImprecise: imprecise))
    }
}
