import CodeLists
import Delivery
import RegisterModel

/// What a row of decisions says beside person, organiser, municipality, task, day of the decision and id.
struct DecisionFacts: Hashable {
    /// The places of the codes in their lists.
    let socialService: Int
    let decisionType: Int
    let outcome: Int
    /// First and last day of the validity as given, as days since 1970-01-01; nil where empty.
    let validFrom: Int32?
    let validTo: Int32?

    init(_ row: SortedRow) {
        guard let service = row.socialService, let type = row.decisionType, let outcome = row.outcome else {
            preconditionFailure("A sound row of decisions has a service, a type and an outcome.")
        }
        socialService = service.index
        decisionType = type.index
        self.outcome = outcome.index
        validFrom = row.validFrom?.number
        validTo = row.validTo?.number
    }

    private static let negative = DecisionOutcome("negative")?.index

    /// Positive or partly positive.
    var isPositive: Bool { outcome != Self.negative }
}

/// Days on which something shows that a person received a service (derivation page, sections 5 and 6).
struct ServiceEvidence {
    let organiser: Int
    let municipality: UInt16
    let serviceTask: Int
    let socialService: Int
    let kinds: EvidenceKinds
    /// First and last day as days since 1970-01-01, not clipped; `Int32.max` where there is no last.
    let first: Int32
    let last: Int32

    /// The evidence of a row of services.
    init(service row: SortedRow) {
        guard let service = row.socialService else {
            preconditionFailure("A sound row of services has a service.")
        }
        organiser = row.key.organiser
        municipality = row.municipality
        serviceTask = row.key.serviceTask
        socialService = service.index
        kinds = row.evidence
        first = row.key.first
        last = row.key.last
    }

    /// The evidence of a positive decision made by a day: the days of its validity. Nil for any other decision.
    init?(decision row: SortedRow, madeBy day: Int32) {
        let facts = DecisionFacts(row)
        guard facts.isPositive, row.key.first <= day else { return nil }
        organiser = row.key.organiser
        municipality = row.municipality
        serviceTask = row.key.serviceTask
        socialService = facts.socialService
        kinds = .decision
        first = facts.validFrom ?? row.key.first
        last = facts.validTo ?? .max
    }
}
