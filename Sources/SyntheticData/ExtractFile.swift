/// The files that `Extract` makes. The first six are the source extracts of the delivery page; the last lists what was broken on purpose.
public enum ExtractFile: String, CaseIterable, Sendable {
    /// Matters: one row for a client of a matter.
    case matters
    /// Child-protection client relationships (Child Welfare Act, section 27).
    case childProtection = "child_protection"
    /// Service decisions.
    case decisions
    /// Other evidence that a service was received.
    case services
    /// The services of each unit.
    case units
    /// Documents of the client data archive, one version a line; only where the order wants them.
    case archive
    /// What was broken on purpose, made without asking the rules.
    case defects

    /// The file's name.
    public var name: String { rawValue + (self == .archive ? ".ndjson" : ".csv") }

    /// The files that are tables.
    static let tables: [ExtractFile] = allCases.filter { $0 != .archive }

    /// The columns in the order in which they are written; none where it is no table.
    public var columns: [String] {
        switch self {
        case .matters:
            ["person_id", "organiser", "municipality", "service_task", "matter_id", "opened", "closed", "joined", "left"]
        case .childProtection:
            ["person_id", "organiser", "municipality", "started", "ended"]
        case .decisions:
            [
                "person_id", "organiser", "municipality", "decision_type", "service_task", "social_service", "decision_id", "decided",
                "outcome",
                "valid_from", "valid_to",
            ]
        case .services:
            ["person_id", "organiser", "municipality", "service_task", "social_service", "unit", "evidence", "first_day", "last_day"]
        case .units:
            ["unit", "social_service"]
        case .archive: []
        case .defects:
            ["file", "line", "column", "rule", "what"]
        }
    }
}
