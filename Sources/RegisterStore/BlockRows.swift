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
    /// Every child-protection period of some blocks in the order of persons, each with the place of its block in the list.
    func forEachChildProtectionPeriod(blocks: [Int64], _ body: (Int, RegisteredChildProtectionPeriod) throws -> Void) throws
    /// Every service decision of some blocks in the order of persons.
    func forEachDecision(blocks: [Int64], _ body: (Int, RegisteredDecision) throws -> Void) throws
    /// Every received service of some blocks in the order of persons.
    func forEachService(blocks: [Int64], _ body: (Int, RegisteredService) throws -> Void) throws
}
