import CSimdjson
import CodeLists
import Delivery
import RegisterModel

/// What documents are checked and read against; the same for all threads.
struct ArchiveContext: Sendable {
    let checks: FieldChecks
    /// First and last day of the quarter as days since 1970-01-01.
    let quarter: ClosedRange<Int32>
    let familyLaw: Int
    let deliveryPhase: Int
    let incomeSupport: Int
    let incomeSupportDecision: Int
    /// The task that each decision type implies, by places in the lists.
    let taskOfType: [Int?]

    init(period: MonitoringPeriod, identityUse: IdentityUse) {
        checks = FieldChecks(period: period, identityUse: identityUse)
        quarter = period.start.number...period.end.number
        familyLaw = Self.place(ServiceTask.self, "family-law")
        deliveryPhase = Self.place(ServicePhase.self, "service-delivery")
        incomeSupport = Self.place(SocialService.self, "income-support")
        incomeSupportDecision = Self.place(DecisionType.self, "supplementary-income-support-decision")
        taskOfType = DecisionType.all.map { $0.serviceTask?.index }
    }

    /// The place of a code of the program's own lists; a slug they lack is a programmer's error that the first test finds.
    private static func place<C: Code>(_ list: C.Type, _ slug: String) -> Int {
        guard let code = C(slug) else { preconditionFailure("The list \(C.list.slug) has no \(slug).") }
        return code.index
    }
}

/// Reads lines on one thread: bytes in; facts, findings and counts of a block out. One extension a kind of document.
struct DocumentReader {
    /// How many bytes behind a line must be readable.
    static let padding = sosdata_padding()

    let context: ArchiveContext
    private let reader: OpaquePointer
    /// What the parser tells of the line being read; one for all lines.
    private let parsed: UnsafeMutablePointer<sosdata_document>
    /// What the lines of the block gave.
    var block = BlockFacts()
    /// Lines met.
    private(set) var read = 0
    /// Lines that are drafts.
    private(set) var drafts = 0
    /// Lines that are no document, with the rule that says why.
    private(set) var broken: [(line: UInt32, rule: RuleID)] = []
    /// The line being read.
    var facts = LineFacts()
    /// Whether the line has an error.
    var hasError = false
    /// The known task of the line's metadata, and the first known task of its content.
    var namedTask: Int?, toldTask: Int?

    init(context: ArchiveContext) throws(DeliveryFailure) {
        self.context = context
        guard let reader = sosdata_reader_make() else { throw .unreadable(file: "-", reason: "memory") }
        self.reader = reader
        parsed = .allocate(capacity: 1)
        parsed.initialize(to: sosdata_document())
    }

    /// Gives back the parser's memory; the reader cannot be used any more.
    func end() {
        sosdata_reader_end(reader)
        parsed.deallocate()
    }

    /// Forgets the last block, which has been taken.
    mutating func beginBlock() {
        block.removeAll()
        broken.removeAll(keepingCapacity: true)
    }

    /// Counts and names a line that is longer than a line may be.
    mutating func overlong(line: UInt32) {
        read += 1
        broken.append((line, .fileLineTooLong))
    }

    /// Reads one line.
    mutating func read(_ bytes: UnsafePointer<UInt8>, _ count: Int, line: UInt32) {
        read += 1
        switch UInt32(sosdata_read_line(reader, bytes, count, parsed)) {
        case sosdata_read.rawValue: break
        case sosdata_not_utf8.rawValue: return broken.append((line, .fileEncoding))
        case sosdata_no_memory.rawValue: return broken.append((line, .fileUnreadable))
        default: return broken.append((line, .fileRowShape))
        }
        let document = parsed.pointee
        if document.state == sosdata_state_draft.rawValue {
            drafts += 1
            return
        }
        guard let set = document.set.bytes else { return }
        hasError = false
        facts = LineFacts()
        facts.set = ByteHash.of(set, document.set.count)
        facts.bytes = ByteHash.of(bytes, count)
        facts.version = document.version
        facts.line = line
        facts.isFinal = document.state == sosdata_state_final.rawValue
        facts.isClientRelationship = document.kind == sosdata_kind_client_relationship.rawValue
        facts.text = UInt32(block.texts.count)
        facts.setLength = UInt32(document.set.count)
        block.texts.append(contentsOf: UnsafeBufferPointer(start: set, count: document.set.count))
        facts.persons = UInt32(block.clients.count)
        facts.rows = UInt32(block.rows.count)
        facts.findings = UInt32(block.findings.count)
        if facts.isFinal { read(document) } else { facts.outcome = .invalidated }
        facts.personCount = UInt32(block.clients.count) - facts.persons
        facts.rowCount = UInt32(block.rows.count) - facts.rows
        facts.findingCount = UInt32(block.findings.count) - facts.findings
        block.lines.append(facts)
    }

    /// Decides by which point of section 7 a document is read; each is read by one only.
    private mutating func read(_ document: sosdata_document) {
        namedTask = task(document.service_task)
        toldTask = contentTask(document)
        let scope = namedTask ?? (facts.isClientRelationship ? nil : toldTask)
        if scope == context.familyLaw {
            // If it is not the deciding version, its pair of days counts all the same.
            if facts.isClientRelationship { keepPair(document) }
            find(.serviceTaskOutOfScope, .serviceTask, document.service_task)
            facts.outcome = .outOfScope
            return
        }
        facts.outcome = .read
        switch UInt32(document.kind) {
        case sosdata_kind_matter.rawValue: readMatter(document)
        case sosdata_kind_client_relationship.rawValue: readClientRelationship(document)
        default: readClientDocument(document)
        }
        if facts.isChecked && hasError { facts.outcome = .rejected }
    }

    private mutating func readClientDocument(_ document: sosdata_document) {
        if let type = document.type.isThere ? document.type.withBytes({ context.checks.decisionType($0) }) : nil {
            return document.has_content ? readDecision(document, type) : readDecisionMetadata(document, type)
        }
        switch document.type.isThere ? document.type.withBytes(ServiceEntry.init) : nil {
        case .start?: return readServiceEntry(document, isStart: true)
        case .end?: return readServiceEntry(document, isStart: false)
        case .cancelled?: facts.outcome = .passedOver
        case nil:
            let phase = document.phase.isThere ? document.phase.withBytes({ context.checks.phase($0) }) : nil
            if phase == context.deliveryPhase { return readDeliveryDocument(document) }
            guard !document.type.isThere && !document.has_content else {
                facts.outcome = .passedOver
                return
            }
            // Without type, content and delivery phase it could be any decision.
            _ = checkHead(document)
            inconclusive(document, missing: Self.missing(of: document).union(.type))
        }
    }
}

/// The journal entries that have a point of their own.
private enum ServiceEntry {
    case start, end, cancelled

    init?(_ type: Span<UInt8>) {
        guard type.count == 5, type[0] == 0x31, type[1] == 0x39, type[2] == 0x30 else { return nil }
        switch (type[3], type[4]) {
        case (0x30, 0x32): self = .start
        case (0x31, 0x32): self = .end
        case (0x30, 0x36): self = .cancelled
        default: return nil
        }
    }
}
