import CodeLists
import Localization
import RegisterModel
import Statistics

/// Which figures of a quarter: `2023Q1` is what stands now, `2023Q1-2` its second edition for ever.
public struct ReleaseName: Hashable, Sendable, CustomStringConvertible {
    /// The quarter.
    public let period: MonitoringPeriod
    /// The edition's number; nil is the newest that was published.
    public let edition: Int?

    /// Names figures.
    public init(_ period: MonitoringPeriod, edition: Int? = nil) {
        self.period = period
        self.edition = edition
    }

    /// Reads what `description` wrote; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let period = MonitoringPeriod(parts[0]), parts.count <= 2 else { return nil }
        if parts.count == 2 {
            guard let number = Int(parts[1]), number > 0, String(number) == parts[1] else { return nil }
            self.init(period, edition: number)
        } else {
            self.init(period)
        }
    }

    /// As it stands in addresses.
    public var description: String { edition.map { "\(period)-\($0)" } ?? "\(period)" }
}

/// A picture of published figures that can be fetched by itself.
public enum StatisticsChart: Hashable, Sendable {
    /// Clients per 1 000 inhabitants on the tile map.
    case tiles
    /// Clients by service task in the country or an area.
    case tasks(Area?)
    /// Clients by area.
    case areas
    /// Clients over the quarters, in the country or an area.
    case series(Area?)
    /// The same lines for a narrow screen.
    case narrowSeries(Area?)

    /// As it stands in addresses.
    var slug: String {
        switch self {
        case .tiles: "tiles"
        case .areas: "areas"
        case .tasks(let area): "tasks" + (area.map { "-\($0.slug)" } ?? "")
        case .series(let area): "series" + (area.map { "-\($0.slug)" } ?? "")
        case .narrowSeries(let area): "narrow-series" + (area.map { "-\($0.slug)" } ?? "")
        }
    }

    /// Every picture of a release.
    public static let all: [StatisticsChart] =
        [.tiles, .areas, .tasks(nil), .series(nil), .narrowSeries(nil)]
        + Area.organisers.flatMap { [.tasks($0), .series($0), .narrowSeries($0)] }

    init?(slug: String) {
        guard let chart = Self.all.first(where: { $0.slug == slug }) else { return nil }
        self = chart
    }
}

/// The addresses that everybody can read without signing in.
public enum StatisticsAddress: Hashable, Sendable {
    /// The newest figures, and everything there is.
    case catalogue
    /// The figures of a quarter, or a part of them.
    case release(ReleaseName, ReleasePart = .overview)
    /// The interface's list of tables.
    case apiTables
    /// One table of the interface.
    case apiTable(TableName)
    /// Its variables and their values.
    case apiMetadata(TableName)
    /// Its figures, all or some.
    case apiData(TableName)

    /// The path.
    var path: String {
        switch self {
        case .catalogue: "/statistics"
        case .release(let release, let part): "/statistics/\(release)\(part.path)"
        case .apiTables: "/api/v2/tables"
        case .apiTable(let table): "/api/v2/tables/\(table.rawValue)"
        case .apiMetadata(let table): "/api/v2/tables/\(table.rawValue)/metadata"
        case .apiData(let table): "/api/v2/tables/\(table.rawValue)/data"
        }
    }

    /// Reads the parts of a path; nil where they are none of these.
    init?(parts: [String]) {
        if parts.count >= 3, parts[0] == "api", parts[1] == "v2", parts[2] == "tables" {
            self.init(api: Array(parts.dropFirst(3)))
            return
        }
        guard parts.first == "statistics" else { return nil }
        if parts.count == 1 {
            self = .catalogue
            return
        }
        guard let release = ReleaseName(parts[1]), let part = ReleasePart(parts: Array(parts.dropFirst(2))) else { return nil }
        self = .release(release, part)
    }

    private init?(api parts: [String]) {
        guard let first = parts.first else {
            self = .apiTables
            return
        }
        guard let table = TableName(rawValue: first) else { return nil }
        switch parts.dropFirst().first {
        case nil: self = .apiTable(table)
        case "metadata" where parts.count == 2: self = .apiMetadata(table)
        case "data" where parts.count == 2: self = .apiData(table)
        default: return nil
        }
    }
}
