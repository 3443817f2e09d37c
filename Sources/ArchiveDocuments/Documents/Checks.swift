import CSimdjson
import Delivery
import RegisterModel

/// Who and where: the fields that every document has.
struct DocumentHead {
    /// The latest day of birth among the clients; nil if not all clients are sound or none has one.
    var lastBirth: Int32?
    /// Whether the clients are sound.
    var hasClients = false
}

extension DocumentReader {
    /// The most bytes of a matter id or decision id; a national one has about forty.
    static let idBytes = 4096

    /// Names a finding of the line, once for each rule and column; an error leaves the document out.
    mutating func find(_ rule: RuleID, _ column: FindingColumn, _ value: DocumentText = DocumentText()) {
        if block.findings[Int(facts.findings)...].contains(where: { $0.rule == rule && $0.column == column }) { return }
        var finding = LineFinding(rule: rule, column: column, text: UInt32(block.texts.count))
        // Of a person identifier six characters are kept and no more.
        let limit = column == .personId ? 6 : FieldChecks.findingValueBytes
        if let bytes = value.bytes {
            var length = min(value.count, limit)
            while length < value.count && bytes[length] & 0xC0 == 0x80 { length += 1 }
            finding.length = UInt32(length)
            keepText(UnsafeBufferPointer(start: bytes, count: length))
        }
        block.findings.append(finding)
        if rule.rule.severity == .error { hasError = true }
    }

    private mutating func keepText(_ bytes: UnsafeBufferPointer<UInt8>) { block.texts.append(contentsOf: bytes) }

    /// The known task that a text names.
    func task(_ text: DocumentText) -> Int? { text.isThere ? text.withBytes({ context.checks.serviceTask($0) }) : nil }
    /// The known service that a text names.
    func service(_ text: DocumentText) -> Int? { text.isThere ? text.withBytes({ context.checks.socialService($0) }) : nil }

    /// The first known task of the content.
    func contentTask(_ document: sosdata_document) -> Int? {
        for place in 0..<document.task_count {
            if let task = task(document.tasks[place]) { return task }
        }
        return nil
    }

    /// The known services of the content, in order, each once.
    func contentServices(_ document: sosdata_document) -> [Int] {
        var services: [Int] = []
        for place in 0..<document.service_count {
            if let service = service(document.services[place]), !services.contains(service) { services.append(service) }
        }
        return services
    }

    /// Checks persons, organiser and municipality, and keeps them.
    mutating func checkHead(_ document: sosdata_document) -> DocumentHead {
        facts.isChecked = true
        let head = checkPersons(document)
        let organiser = document.organiser.withBytes({ context.checks.organiser($0) })
        if let organiser { facts.organiser = UInt8(organiser) } else { find(.organiserUnknown, .organiser, document.organiser) }
        var municipality: Int?
        if document.municipality.isThere && document.municipality.count > 0 {
            municipality = document.municipality.withBytes({ context.checks.municipality($0) })
            if municipality == nil { find(.municipalityUnknown, .municipality, document.municipality) }
        } else {
            find(.municipalityWithheld, .municipality)
        }
        if let municipality {
            facts.municipality = UInt16(municipality + 1)
            if let organiser, !context.checks.belongs(municipality: municipality, to: organiser) {
                find(.municipalityOtherOrganiser, .municipality, document.municipality)
            }
        }
        return head
    }

    /// Reads a day that must be there, or may be empty; nil if it is not sound (the finding is named).
    mutating func day(_ text: DocumentText, as edge: DocumentDay.Edge, _ column: FindingColumn, required: Bool, _ imprecise: inout Bool)
        -> Int32?
    {
        switch DocumentDay(text, as: edge) {
        case .day(let day, let isImprecise):
            facts.days &+= 1
            imprecise = imprecise || isImprecise
            return day
        case .fault(let rule):
            facts.days &+= 1
            find(rule, column, text)
            return nil
        case .empty:
            if !required { return DocumentRow.noDay }
            facts.days &+= 1
            find(.dateMissing, column)
            return nil
        }
    }

    /// Names a birth after the first day of what the document tells; true if it is so.
    mutating func isBornAfter(_ first: Int32?, _ head: DocumentHead) -> Bool {
        guard let first, first != DocumentRow.noDay, let born = head.lastBirth, born > first else { return false }
        find(.personIdBornAfter, .personId)
        return true
    }

    /// The document's task: the metadata's, else the content's, else the one that the decision type implies. Nil is named.
    mutating func checkTask(_ document: sosdata_document, impliedBy type: Int? = nil) -> Int? {
        let task = namedTask ?? toldTask ?? type.flatMap { context.taskOfType[$0] }
        if task == nil { find(.serviceTaskUnknown, .serviceTask, document.service_task) }
        return task
    }

    /// Names the first contradiction about the task or the service; true if there is one. The metadata's word is held against the decision
    /// type first, then against the content.
    mutating func contradicts(_ document: sosdata_document, type: Int? = nil, services: [Int]) -> Bool {
        let (named, told) = (namedTask, toldTask)
        if let implied = type.flatMap({ context.taskOfType[$0] }), let task = named ?? told, task != implied {
            find(.decisionTaskMismatch, .serviceTask, document.service_task)
            return true
        }
        let service = service(document.social_service)
        if type == context.incomeSupportDecision, let service, service != context.incomeSupport {
            find(.decisionTaskMismatch, .socialService, document.social_service)
            return true
        }
        if let named, let told, named != told, !tells(document, task: named) {
            find(.archiveTaskMismatch, .serviceTask, document.service_task)
            return true
        }
        if let service, !services.isEmpty, !services.contains(service) {
            find(.archiveServiceMismatch, .socialService, document.social_service)
            return true
        }
        return false
    }

    private func tells(_ document: sosdata_document, task wanted: Int) -> Bool {
        (0..<document.task_count).contains { task(document.tasks[$0]) == wanted }
    }

    /// Says that a document lacks what would make it evidence, unless it has an error already.
    mutating func inconclusive(_ document: sosdata_document, missing: MissingPieces) {
        facts.outcome = .inconclusive
        facts.missing = missing
        keepOwnId(document.type)
    }

    /// What an unstructured decision needs and the metadata lack.
    static func missing(of document: sosdata_document) -> MissingPieces {
        var missing = MissingPieces()
        if !document.social_service.isThere { missing.insert(.socialService) }
        if !document.valid_from.isThere { missing.insert(.validFrom) }
        return missing
    }

    /// Keeps the document's own id.
    mutating func keepOwnId(_ id: DocumentText) {
        facts.ownText = UInt32(block.texts.count)
        facts.ownLength = UInt32(id.count)
        if let bytes = id.bytes { keepText(UnsafeBufferPointer(start: bytes, count: id.count)) }
    }
}
