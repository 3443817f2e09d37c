import CodeLists
import Localization
import Statistics

/// A page, picture or file of the figures of an edition. Everybody finds it under the release's name, and whoever is to approve a
/// publication under the publication's own address before.
public enum ReleasePart: Hashable, Sendable {
    /// What the figures cover, charts of the country, and the way to the other parts.
    case overview
    /// A table.
    case table(TableName)
    /// An area with its municipalities.
    case area(Area)
    /// A file of a table: `clients-by-area.csv`, `.px`, `.sv.json`, `.sv.xlsx`.
    case file(String)
    /// A picture as SVG.
    case chart(StatisticsChart, Language)

    /// The tables that it is drawn from, where the release has them.
    public var tables: [TableName] {
        switch self {
        case .overview, .chart: [.clientsByArea]
        case .table(let table): [table]
        case .area: [.clientsByArea, .clientsByMunicipality, .childProtection, .decisions, .receivedServices]
        case .file: []
        }
    }

    /// What follows the address of the figures; nothing for the overview.
    var path: String {
        switch self {
        case .overview: ""
        case .table(let table): "/\(table.rawValue)"
        case .area(let area): "/areas/\(area.slug)"
        case .file(let name): "/\(name)"
        case .chart(let chart, let language): "/charts/\(chart.slug).\(language.rawValue).svg"
        }
    }

    /// Reads the parts of a path that follow the address of the figures; nil where they are none of these.
    init?(parts: [String]) {
        switch parts.count {
        case 0: self = .overview
        case 1:
            if let table = TableName(rawValue: parts[0]) {
                self = .table(table)
            } else if Self.isFile(parts[0]) {
                self = .file(parts[0])
            } else {
                return nil
            }
        case 2 where parts[0] == "areas":
            guard let area = Area(parts[1]), area.isOrganiser else { return nil }
            self = .area(area)
        case 2 where parts[0] == "charts":
            let name = parts[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard name.count == 3, name[2] == "svg", let chart = StatisticsChart(slug: name[0]), let language = Language(rawValue: name[1])
            else { return nil }
            self = .chart(chart, language)
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
