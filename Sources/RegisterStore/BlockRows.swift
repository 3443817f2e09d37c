import CodeLists
import Foundation
import RegisterModel

/// A child-protection period as the register keeps it.
public struct RegisteredChildProtectionPeriod: Hashable, Sendable {
    /// Whose period it is.
    public let person: Pseudonym
    /// The year of birth; nil for a temporary identifier.
    public let birthYear: Int16?
    /// The municipality of residence; nil when withheld.
    public let municipality: Municipality?
    /// The days, both included; an empty end means not ended.
    public let period: Period

    /// Makes a period from its parts.
    public init(person: Pseudonym, birthYear: Int16?, municipality: Municipality?, period: Period) {
        self.person = person
        self.birthYear = birthYear
        self.municipality = municipality
        self.period = period
    }
}

/// A service decision as the register keeps it: of its id only a fingerprint, which tells the same decision of two channels.
public struct RegisteredDecision: Hashable, Sendable {
    /// On whom it is.
    public let person: Pseudonym
    /// The year of birth; nil for a temporary identifier.
    public let birthYear: Int16?
    /// The municipality of residence; nil when withheld.
    public let municipality: Municipality?
    /// Eight bytes of a keyed hash of the decision's id.
    public let decision: Int64
    /// The service task.
    public let serviceTask: ServiceTask
    /// The service granted or refused.
    public let socialService: SocialService
    /// Which of the nine types.
    public let type: DecisionType
    /// How it ended.
    public let outcome: DecisionOutcome
    /// The day on which it was made.
    public let decided: Day
    /// The last day of the validity, included; nil until further notice.
    public let validTo: Day?
    /// Why it belongs to the quarter.
    public let picks: DecisionPicks

    /// Makes a decision from its parts.
    public init(
        person: Pseudonym, birthYear: Int16?, municipality: Municipality?, decision: Int64, serviceTask: ServiceTask,
        socialService: SocialService, type: DecisionType, outcome: DecisionOutcome, decided: Day, validTo: Day?, picks: DecisionPicks
    ) {
        self.person = person
        self.birthYear = birthYear
        self.municipality = municipality
        self.decision = decision
        self.serviceTask = serviceTask
        self.socialService = socialService
        self.type = type
        self.outcome = outcome
        self.decided = decided
        self.validTo = validTo
        self.picks = picks
    }
}

/// A received service as the register keeps it.
public struct RegisteredService: Hashable, Sendable {
    /// Who received it.
    public let person: Pseudonym
    /// The year of birth; nil for a temporary identifier.
    public let birthYear: Int16?
    /// The municipality of residence; nil when withheld.
    public let municipality: Municipality?
    /// The service task.
    public let serviceTask: ServiceTask
    /// The service.
    public let socialService: SocialService
    /// What shows it.
    public let evidence: EvidenceKinds
    /// First and last day in the quarter on which any evidence holds, both included.
    public let first: Day, last: Day

    /// Makes a service from its parts.
    public init(
        person: Pseudonym, birthYear: Int16?, municipality: Municipality?, serviceTask: ServiceTask, socialService: SocialService,
        evidence: EvidenceKinds, first: Day, last: Day
    ) {
        self.person = person
        self.birthYear = birthYear
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.socialService = socialService
        self.evidence = evidence
        self.first = first
        self.last = last
    }
}

/// The rows of one block, sorted by person and then by the key of their kind.
public enum BlockRows: Sendable {
    /// Client periods, by person, task and start.
    case clientPeriods([RegisteredClientPeriod])
    /// Child-protection periods, by person and start.
    case childProtectionPeriods([RegisteredChildProtectionPeriod])
    /// Service decisions, by person and decision.
    case serviceDecisions([RegisteredDecision])
    /// Received services, by person, task and service.
    case receivedServices([RegisteredService])

    /// How many there are.
    public var count: Int {
        switch self {
        case .clientPeriods(let rows): rows.count
        case .childProtectionPeriods(let rows): rows.count
        case .serviceDecisions(let rows): rows.count
        case .receivedServices(let rows): rows.count
        }
    }

    /// The kind of block they are rows of.
    public var kind: BlockKind {
        switch self {
        case .clientPeriods: .clientPeriods
        case .childProtectionPeriods: .childProtectionPeriods
        case .serviceDecisions: .serviceDecisions
        case .receivedServices: .receivedServices
        }
    }
}

/// The register's rows of every kind of block.
public protocol BlockRowStore {
    /// Takes a block in place of the one with the same key, and touches nothing else: neither another channel nor another kind. The delivery
    /// that has no block in force any longer is replaced. Rows of the old block stay if an edition was made from them.
    func accept(_ key: BlockKey, delivery: String, at instant: Date, rows: BlockRows) throws
    /// The client periods that some persons have in some blocks, in the order of persons, each with the place of its block in the list. The
    /// rows of a block are there as long as it is in force or an edition names it.
    func forEachClientPeriod(
        blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredClientPeriod) throws -> Void) throws
    /// Their child-protection periods, in the same way.
    func forEachChildProtectionPeriod(
        blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredChildProtectionPeriod) throws -> Void) throws
    /// Their service decisions, in the same way.
    func forEachDecision(blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredDecision) throws -> Void) throws
    /// Their received services, in the same way.
    func forEachService(blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredService) throws -> Void) throws
    /// The first so many persons of some blocks whose pseudonyms are greater than the one given, in their order.
    func persons(blocks: [Int64], after person: Pseudonym?, limit: Int) throws -> [Pseudonym]
}

extension BlockRowStore {
    /// Every client period of some blocks in the order of persons, each with the place of its block in the list.
    public func forEachClientPeriod(blocks: [Int64], _ body: (Int, RegisteredClientPeriod) throws -> Void) throws {
        try forEachClientPeriod(blocks: blocks, persons: Pseudonym.all, body)
    }

    /// Every child-protection period of some blocks in the order of persons.
    public func forEachChildProtectionPeriod(
        blocks: [Int64], _ body: (Int, RegisteredChildProtectionPeriod) throws -> Void
    ) throws {
        try forEachChildProtectionPeriod(blocks: blocks, persons: Pseudonym.all, body)
    }

    /// Every service decision of some blocks in the order of persons.
    public func forEachDecision(blocks: [Int64], _ body: (Int, RegisteredDecision) throws -> Void) throws {
        try forEachDecision(blocks: blocks, persons: Pseudonym.all, body)
    }

    /// Every received service of some blocks in the order of persons.
    public func forEachService(blocks: [Int64], _ body: (Int, RegisteredService) throws -> Void) throws {
        try forEachService(blocks: blocks, persons: Pseudonym.all, body)
    }
}
