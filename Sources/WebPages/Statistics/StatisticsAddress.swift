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

    /// As it stands in addresses.
    var slug: String {
        switch self {
        case .tiles: "tiles"
        case .areas: "areas"
        case .tasks(let area): "tasks" + (area.map { "-\($0.slug)" } ?? "")
        case .series(let area): "series" + (area.map { "-\($0.slug)" } ?? "")
        }
    }

    /// Every picture of a release.
    public static let all: [StatisticsChart] =
        [.tiles, .areas, .tasks(nil), .series(nil)] + Area.organisers.flatMap { [.tasks($0), .series($0)] }

    init?(slug: String) {
        guard let chart = Self.all.first(where: { $0.slug == slug }) else { return nil }
        self = chart
    }
}

/// The addresses that everybody can read without signing in.
public enum StatisticsAddress: Hashable, Sendable {
    /// The newest figures, and everything there is.
    case catalogue
    /// The figures of a quarter.
    case release(ReleaseName)
    /// A table.
    case table(TableName, ReleaseName)
    /// An area with its municipalities.
    case area(Area, ReleaseName)
    /// A file of a table: `clients-by-area.csv`, `.px`, `.sv.json`, `.sv.xlsx`.
    case file(String, ReleaseName)
    /// A picture as SVG.
    case chart(StatisticsChart, ReleaseName, Language)
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
        case .release(let release): "/statistics/\(release)"
        case .table(let table, let release): "/statistics/\(release)/\(table.rawValue)"
        case .area(let area, let release): "/statistics/\(release)/areas/\(area.slug)"
        case .file(let name, let release): "/statistics/\(release)/\(name)"
        case .chart(let chart, let release, let language): "/statistics/\(release)/charts/\(chart.slug).\(language.rawValue).svg"
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
        guard let release = ReleaseName(parts[1]) else { return nil }
        switch parts.count {
        case 2: self = .release(release)
        case 3:
            if let table = TableName(rawValue: parts[2]) {
                self = .table(table, release)
            } else if Self.isFile(parts[2]) {
                self = .file(parts[2], release)
            } else {
                return nil
            }
        case 4 where parts[2] == "areas":
            guard let area = Area(parts[3]), area.isOrganiser else { return nil }
            self = .area(area, release)
        case 4 where parts[2] == "charts":
            let name = parts[3].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard name.count == 3, name[2] == "svg", let chart = StatisticsChart(slug: name[0]), let language = Language(rawValue: name[1])
            else { return nil }
            self = .chart(chart, release, language)
        default: return nil
        }
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

    /// The formats that have one file for all languages, and those that have one for each.
    public static let formats = (common: ["csv", "px"], translated: ["json", "xlsx"])

    /// Whether a name is that of a table's file.
    private static func isFile(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard TableName(rawValue: parts[0]) != nil else { return false }
        return parts.count == 2
            ? formats.common.contains(parts[1])
            : parts.count == 3 && Language(rawValue: parts[1]) != nil && formats.translated.contains(parts[2])
    }
}
