import Localization

/// The four kinds of block that a delivery can hold; the raw value is the name of the file without its ending.
public enum BlockKind: String, CaseIterable, Sendable, Codable {
    case clientPeriods = "client_periods"
    case childProtectionPeriods = "child_protection_periods"
    case serviceDecisions = "service_decisions"
    case receivedServices = "received_services"
}

extension BlockKind {
    /// The raw value as catalogues and identifiers on pages write it: with hyphens.
    public var hyphenated: String { rawValue.replacing("_", with: "-") }

    /// The block's name for a reader.
    public func name(in language: Language) -> String { Catalogue.delivery.text("block.\(hyphenated)", language) }
}
