/// A kind of tabular file: a source extract or a block of a delivery (delivery page). The raw value is the file's name without its ending.
public enum TableKind: String, CaseIterable, Sendable {
    /// What a county's system knows of matters.
    case matters
    /// The block of client-relationship periods.
    case clientPeriods = "client_periods"

    /// The columns in canonical order.
    public var columns: [String] {
        switch self {
        case .matters:
            ["person_id", "organiser", "municipality", "service_task", "matter_id", "opened", "closed", "joined", "left"]
        case .clientPeriods: ["person_id", "organiser", "municipality", "service_task", "start", "end"]
        }
    }

    /// The columns without which a file of the kind cannot be used.
    public var needed: [String] { columns.filter { $0 != "joined" && $0 != "left" } }

    /// The kind that a file's name tells, with or without `.gz`.
    static func named(_ path: String) -> TableKind? {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard name.hasSuffix(".csv") else { return nil }
        return TableKind(rawValue: String(name.dropLast(4)))
    }

    /// The one kind whose needed columns all stand in a header.
    static func withColumns(_ header: [String]) -> TableKind? {
        allCases.filter { $0.needed.allSatisfy(header.contains) }.max { $0.needed.count < $1.needed.count }
    }
}
