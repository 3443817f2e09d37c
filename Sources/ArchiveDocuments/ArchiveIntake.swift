import CodeLists
import Delivery
import RegisterModel

/// What the documents of the client data archive give to the derivation (derivation page, section 7), and what was found on the way.
public struct ArchiveIntake: Sendable {
    /// Matters, from matter documents.
    public let matters: RowAppender
    /// Child-protection relationships, from client-relationship documents.
    public let childProtection: RowAppender
    /// Decisions, from structured decision documents.
    public let decisions: RowAppender
    /// Evidence that a service was received, from all other documents that tell it.
    public let services: RowAppender
    /// What became of the lines of each file.
    public let totals: [ArchiveTotals]
    /// What inconclusive documents lack, by organiser and document type: the county learns what its archiving misses.
    public let inconclusive: [InconclusiveCount]
    /// Per rule that documents can break what it looked at and what failed.
    public let ledger: [RuleOutcome]
    // What was read of the documents themselves is gone once its rows are there.
    private let findings: ArchiveFindings
    private let files: [String]

    /// Reads all files and concludes from their documents.
    /// - Parameters:
    ///   - files: paths; `-` is standard input; gzip is read as it is. Findings call them by these names.
    ///   - period: the quarter; code lists are valid as they are on its first day.
    ///   - threads: how many threads read and parse.
    ///   - memory: the budget of the run, which the rows are counted against; nil for none. What is remembered of each document until all are
    ///     read and its versions are told apart (about 150 bytes) is not part of it.
    public static func read(
        _ files: [String], period: MonitoringPeriod, identityUse: IdentityUse, threads: Int, memory: MemoryBudget? = nil
    ) throws(DeliveryFailure) -> ArchiveIntake {
        let intake = ArchiveIntake(
            try ArchiveReading.read(files, period: period, identityUse: identityUse, threads: threads), memory: memory)
        try memory?.check()
        return intake
    }

    private init(_ reading: ArchiveReading, memory: MemoryBudget?) {
        findings = reading.findings
        files = reading.files
        matters = RowAppender(memory: memory)
        childProtection = RowAppender(memory: memory)
        decisions = RowAppender(memory: memory)
        services = RowAppender(memory: memory)
        totals = reading.totals
        inconclusive = reading.inconclusive
        ledger = reading.ledger()
        reading.forEachRow { row in
            switch row.kind {
            case .matter: matters.append(row.newRow, text: row.id)
            case .childProtection: childProtection.append(row.newRow, text: row.id)
            case .decision: decisions.append(row.newRow, text: row.id)
            case .evidence: services.append(row.newRow, text: row.id)
            }
        }
    }

    /// Whether any finding is an error.
    public var hasErrors: Bool { ledger.contains { $0.failed > 0 && $0.rule.rule.severity == .error } }

    /// Calls the body with each finding in the order of file, line, column, rule.
    public func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        try findings.forEach(files: files, body)
    }
}

extension ArchiveRow {
    /// The row as the packed rows take it.
    fileprivate var newRow: NewRow {
        func day(_ number: Int32) -> Day? { number == DocumentRow.noDay ? nil : Day(number: number) }
        let further: FurtherFacts? =
            switch kind {
            case .matter:
                days[2] == DocumentRow.noDay && days[3] == DocumentRow.noDay
                    ? nil : FurtherFacts(opened: Day(number: days[0]), closed: day(days[1]), joined: day(days[2]), left: day(days[3]))
            case .childProtection: nil
            case .decision:
                FurtherFacts(
                    validFrom: day(days[1]), validTo: day(days[2]), socialService: SocialService(index: socialService),
                    decisionType: DecisionType(index: decisionType), outcome: DecisionOutcome(index: outcome))
            case .evidence: FurtherFacts(socialService: SocialService(index: socialService), evidence: evidence.kinds)
            }
        return NewRow(
            person: code.map { .identityCode($0) } ?? .temporary(String(decoding: temporary, as: UTF8.self)),
            organiser: Area(index: organiser), municipality: municipality == 0 ? nil : Municipality(index: Int(municipality) - 1),
            serviceTask: kind == .childProtection ? nil : ServiceTask(index: serviceTask), first: Day(number: first),
            last: kind == .decision ? nil : day(last), further: further, file: file, line: line, isImprecise: isImprecise)
    }
}

extension DocumentEvidence {
    /// The same among all kinds of evidence.
    fileprivate var kinds: EvidenceKinds {
        switch self {
        case .clientRelationshipDocument: .clientRelationshipDocument
        case .decisionMetadata: .decisionMetadata
        case .deliveryDocument: .deliveryDocument
        }
    }
}
