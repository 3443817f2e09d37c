import RegisterModel

/// A kind of tabular file: a source extract or a block of a delivery (delivery page). The raw value is the file's name without its ending.
public enum TableKind: String, CaseIterable, Sendable {
    /// What a county's system knows of matters.
    case matters
    /// What a county's system knows of children as clients of child protection.
    case childProtection = "child_protection"
    /// The service decisions in a county's system.
    case decisions
    /// Other evidence that services were received.
    case services
    /// Which service each unit gives.
    case units
    /// The block of client-relationship periods.
    case clientPeriods = "client_periods"
    /// The block of periods in child protection.
    case childProtectionPeriods = "child_protection_periods"
    /// The block of service decisions with the picks that catch them.
    case serviceDecisions = "service_decisions"
    /// The block of received services.
    case receivedServices = "received_services"

    /// The columns in canonical order.
    public var columns: [String] {
        let client = ["person_id", "organiser", "municipality"]
        return switch self {
        case .matters: client + ["service_task", "matter_id", "opened", "closed", "joined", "left"]
        case .childProtection: client + ["started", "ended"]
        case .decisions:
            client + [
                "decision_type", "service_task", "social_service", "decision_id", "decided", "outcome", "valid_from", "valid_to",
            ]
        case .services: client + ["service_task", "social_service", "unit", "evidence", "first_day", "last_day"]
        case .units: ["unit", "social_service"]
        case .clientPeriods: client + ["service_task", "start", "end"]
        case .childProtectionPeriods: client + ["start", "end"]
        case .serviceDecisions:
            client + [
                "service_task", "social_service", "decision_type", "decision_id", "decided", "outcome", "valid_from", "valid_to", "picks",
            ]
        case .receivedServices: client + ["service_task", "social_service", "evidence", "first_day", "last_day"]
        }
    }

    /// The columns without which a file of the kind cannot be used.
    public var needed: [String] { self == .matters ? columns.filter { $0 != "joined" && $0 != "left" } : columns }

    /// Whether the file is a block of a delivery; else it is a source extract.
    public var isBlock: Bool {
        switch self {
        case .clientPeriods, .childProtectionPeriods, .serviceDecisions, .receivedServices: true
        case .matters, .childProtection, .decisions, .services, .units: false
        }
    }

    /// The kind of file that holds a block.
    public init(_ block: BlockKind) {
        self =
            switch block {
            case .clientPeriods: .clientPeriods
            case .childProtectionPeriods: .childProtectionPeriods
            case .serviceDecisions: .serviceDecisions
            case .receivedServices: .receivedServices
            }
    }

    /// The kind that a file's name tells, with or without `.gz`.
    static func named(_ path: String) -> TableKind? {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard name.hasSuffix(".csv") else { return nil }
        return TableKind(rawValue: String(name.dropLast(4)))
    }

    /// Of the kinds whose needed columns all stand in a header, the one that needs the most.
    static func withColumns(_ header: [String]) -> TableKind? {
        allCases.filter { $0.needed.allSatisfy(header.contains) }.max { $0.needed.count < $1.needed.count }
    }
}
