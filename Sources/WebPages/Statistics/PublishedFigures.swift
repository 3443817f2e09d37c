import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// Published figures of a quarter as the pages need them, or those that wait for approval and look the same.
public struct PublishedFigures: Sendable {
    /// How addresses name them; without an edition where they are the quarter's newest.
    public let name: ReleaseName
    /// The edition's number.
    public let edition: Int
    /// The day they were published, in Finland; nil while they wait for approval.
    public let publishedOn: Day?
    /// Why they were taken back; nil while they stand. What was taken back has no tables.
    public let retraction: String?
    /// The id of the publication that waits for approval; nil once everybody can see the figures.
    public let proposal: String?
    /// The tables that the reader's page draws.
    public let tables: [TableName: PublishedTable]
    /// All tables there are, in their order.
    public let names: [TableName]

    /// Describes published figures.
    public init(name: ReleaseName, edition: Int, publishedOn: Day, retraction: String?, tables: [TableName: PublishedTable]) {
        self.name = name
        self.edition = edition
        self.publishedOn = publishedOn
        self.retraction = retraction
        self.proposal = nil
        self.tables = tables
        self.names = TableName.allCases.filter { tables[$0] != nil }
    }

    /// Describes figures that wait for approval.
    public init(proposal: String, _ period: MonitoringPeriod, edition: Int, names: [TableName], tables: [TableName: PublishedTable]) {
        self.name = ReleaseName(period, edition: edition)
        self.edition = edition
        self.publishedOn = nil
        self.retraction = nil
        self.proposal = proposal
        self.tables = tables
        self.names = names
    }

    /// The quarter.
    public var period: MonitoringPeriod { name.period }

    /// Where a part of the figures is found.
    func address(_ part: ReleasePart) -> Address {
        proposal.map { .preview($0, part) } ?? .statistics(.release(name, part))
    }

    /// Where one goes back to from a part of the figures: before approval to the publication, which is to be decided on.
    var origin: Address { proposal.map { .publication($0) } ?? .statistics(.release(name)) }
}

/// A line in the list of everything that was published.
public struct ReleaseLine: Sendable, Hashable {
    /// How addresses name it.
    public let name: ReleaseName
    /// The day it was published, in Finland.
    public let publishedOn: Day
    /// Whether it was taken back.
    public let isRetracted: Bool
    /// Whether a later edition has taken its place.
    public let isReplaced: Bool

    /// Describes a line.
    public init(name: ReleaseName, publishedOn: Day, isRetracted: Bool, isReplaced: Bool) {
        self.name = name
        self.publishedOn = publishedOn
        self.isRetracted = isRetracted
        self.isReplaced = isReplaced
    }
}

extension StatisticsChart {
    /// The picture of a release in a language, alone; nil where its tables are missing.
    /// - Parameter series: the tables of clients by area of every quarter, oldest first; only the lines need them.
    public func svg(_ figures: PublishedFigures, series: [PublishedTable], language: Language) -> String? {
        let words = Words(language: language)
        guard let table = figures.tables[.clientsByArea] else { return nil }
        return switch self {
        case .tiles: Self.tileChart(table, words).svg(words)
        case .areas: Self.areaChart(table, words).svg(words)
        case .tasks(let area): Self.taskChart(table, area, words).svg(words)
        case .series(let area): Self.seriesChart(series, area, words).svg(words)
        case .narrowSeries(let area): Self.seriesChart(series, area, words).narrowSVG(words)
        }
    }

    static func tileChart(_ table: PublishedTable, _ words: Words) -> TileChart {
        TileChart(
            title: words("statistics.chart.tiles", ["quarter": words.quarter(table.quarter)]),
            tiles: Area.organisers.map { area in
                TileChart.Tile(area: area, figure: table.figure(.area(area), nil), rateTenths: table.rateTenths(.area(area), nil))
            })
    }

    static func areaChart(_ table: PublishedTable, _ words: Words) -> BarChart {
        BarChart(
            title: words("statistics.chart.areas", ["quarter": words.quarter(table.quarter)]),
            bars: words.sorted(Area.organisers.map { .area($0) }).map { place in
                BarChart.Bar(label: words.place(place), figure: table.figure(place, nil))
            })
    }

    static func taskChart(_ table: PublishedTable, _ area: Area?, _ words: Words) -> BarChart {
        let place = area.map { Place.area($0) } ?? .country
        return BarChart(
            title: words("statistics.chart.tasks", ["place": words.place(place), "quarter": words.quarter(table.quarter)]),
            bars: ServiceTask.inScope.map { BarChart.Bar(label: words.task($0), figure: table.figure(place, $0)) })
    }

    static func seriesChart(_ series: [PublishedTable], _ area: Area?, _ words: Words) -> LineChart {
        let place = area.map { Place.area($0) } ?? .country
        return LineChart(
            title: words("statistics.chart.series", ["place": words.place(place)]), quarters: series.map(\.quarter),
            lines: (ServiceTask.inScope.map { $0 } + [nil]).map { task in
                LineChart.Line(label: words.task(task), figures: series.map { $0.figure(place, task) })
            })
    }
}

/// A chart on a page: the picture, where it can be fetched, and the table that says the same.
struct ChartSection {
    let id: String
    let title: String
    let chart: StatisticsChart
    /// The same picture for a narrow screen, if there is one of its own.
    var narrow: StatisticsChart?
    let figures: PublishedFigures
    let table: FigureTable

    func values(_ words: Words) -> Values {
        [
            "id": id, "title": title,
            "path": path(chart, words), "narrowPath": narrow.map { path($0, words) }, "table": table.values(words),
        ]
    }

    private func path(_ chart: StatisticsChart, _ words: Words) -> String {
        figures.address(.chart(chart, words.language)).path
    }
}
