/// What shows that a person received a service: the kinds of question 26 of the notification, decisions, and documents of the client data
/// archive (derivation page, sections 5–7).
public struct EvidenceKinds: OptionSet, Hashable, Sendable {
    /// One bit for each kind, in the order in which a block names them.
    public let rawValue: UInt16

    /// Makes a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A positive decision that is valid.
    public static let decision = EvidenceKinds(rawValue: 1)
    /// A service marked as valid in the client's data.
    public static let validService = EvidenceKinds(rawValue: 2)
    /// The client belongs to a unit that gives the service.
    public static let unitRelationship = EvidenceKinds(rawValue: 4)
    /// A system that steers operations, such as visits of home care.
    public static let operationsSystem = EvidenceKinds(rawValue: 8)
    /// A patient data system.
    public static let healthSystem = EvidenceKinds(rawValue: 16)
    /// Something else, described in the notification.
    public static let other = EvidenceKinds(rawValue: 32)
    /// A client-relationship document of the archive that names who gives the service.
    public static let clientRelationshipDocument = EvidenceKinds(rawValue: 64)
    /// The metadata of an unstructured decision in the archive.
    public static let decisionMetadata = EvidenceKinds(rawValue: 128)
    /// A document of the archive from the phase in which the service is given.
    public static let deliveryDocument = EvidenceKinds(rawValue: 256)

    /// Every kind by itself, in the order of the block.
    public static let each: [EvidenceKinds] = [
        decision, validService, unitRelationship, operationsSystem, healthSystem, other, clientRelationshipDocument, decisionMetadata,
        deliveryDocument,
    ]
    /// The names of the kinds, in the same order.
    public static let names = [
        "decision", "valid-service", "unit-relationship", "operations-system", "health-system", "other", "client-relationship-document",
        "decision-metadata", "delivery-document",
    ]
    /// The kinds that an extract of services may name (question 26).
    public static let ofExtracts: EvidenceKinds = [validService, unitRelationship, operationsSystem, healthSystem, other]

    /// The names of the set's kinds in their order, joined by `+`; empty for the empty set.
    public var text: String { Self.each.indices.filter { contains(Self.each[$0]) }.map { Self.names[$0] }.joined(separator: "+") }

    /// Reads names joined by `+` in their order; nil for an unknown name, another order, a repeated name or nothing at all.
    public init?(text: String) {
        let kinds = text.split(separator: "+", omittingEmptySubsequences: false).map { Self.names.firstIndex(of: String($0)) }
        var set: EvidenceKinds = []
        for kind in kinds { if let kind { set.insert(Self.each[kind]) } }
        guard !set.isEmpty, set.text == text else { return nil }
        self = set
    }
}
