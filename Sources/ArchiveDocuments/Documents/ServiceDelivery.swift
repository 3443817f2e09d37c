import CSimdjson
import Delivery

extension DocumentReader {
    /// A journal entry on the start or the end of a service (derivation page, section 7, point 7). Its day is the content's; an unstructured
    /// entry has only the metadata's event.
    mutating func readServiceEntry(_ document: sosdata_document, isStart: Bool) {
        let services = contentServices(document)
        guard let service = service(document.social_service) ?? services.first else {
            facts.outcome = .passedOver
            return
        }
        let head = checkHead(document)
        let written = isStart ? document.service_start : document.service_end
        if document.has_content && (!document.has_root || document.misshapen || !written.isThere) {
            return find(.archiveContentShape, .none)
        }
        if !written.isThere && !document.event.isThere { return inconclusive(document, missing: .event) }
        let task = checkTask(document)
        var imprecise = false
        let day = day(
            written.isThere ? written : document.event, as: isStart ? .start : .end, isStart ? .firstDay : .lastDay, required: true,
            &imprecise)
        if isBornAfter(day, head) || contradicts(document, services: services) || hasError { return }
        guard let task, let day else { return }
        var row = DocumentRow.evidence(.deliveryDocument, task: task, service: service, first: day, last: day, isImprecise: imprecise)
        row.use = isStart ? .serviceStart : .serviceEnd
        block.rows.append(row)
    }

    /// Any other document of the service-delivery phase: evidence on the day of its event, for the service of the metadata, else for each
    /// known service of the content (derivation page, section 7, point 8).
    mutating func readDeliveryDocument(_ document: sosdata_document) {
        let told = contentServices(document)
        let services = service(document.social_service).map { [$0] } ?? told
        if services.isEmpty {
            facts.outcome = .passedOver
            return
        }
        let head = checkHead(document)
        if !document.event.isThere { return inconclusive(document, missing: .event) }
        let task = checkTask(document)
        var imprecise = false
        let day = day(document.event, as: .start, .event, required: true, &imprecise)
        if isBornAfter(day, head) || contradicts(document, services: told) || hasError { return }
        guard let task, let day else { return }
        for service in services {
            block.rows.append(
                .evidence(.deliveryDocument, task: task, service: service, first: day, last: day, isImprecise: imprecise))
        }
    }
}

/// How a document tells that a service was received.
package enum DocumentEvidence: UInt8, Sendable, CaseIterable {
    /// A producer's or subcontractor's block of a client-relationship document.
    case clientRelationshipDocument
    /// The metadata of an unstructured decision.
    case decisionMetadata
    /// A document of the service-delivery phase, or an entry on the start or the end of a service.
    case deliveryDocument

    /// The name in a block's `evidence` column.
    package var name: String {
        switch self {
        case .clientRelationshipDocument: "client-relationship-document"
        case .decisionMetadata: "decision-metadata"
        case .deliveryDocument: "delivery-document"
        }
    }
}

extension DocumentRow {
    /// A row of evidence.
    static func evidence(_ evidence: DocumentEvidence, task: Int, service: Int, first: Int32, last: Int32, isImprecise: Bool) -> DocumentRow
    {
        DocumentRow(
            use: .evidence, isImprecise: isImprecise, task: UInt8(task), service: UInt8(service), type: evidence.rawValue,
            days: SIMD4(first, last, noDay, noDay))
    }
}
