/// The four kinds of block that a delivery can hold; the raw value is the name of the file without its ending.
public enum BlockKind: String, CaseIterable, Sendable, Codable {
    case clientPeriods = "client_periods"
    case childProtectionPeriods = "child_protection_periods"
    case serviceDecisions = "service_decisions"
    case receivedServices = "received_services"
}
