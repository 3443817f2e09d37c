import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// The published figures of a quarter, open to everybody: what they cover first, then charts with their tables, then all tables to fetch.
public struct StatisticsPage: Page {
    /// The figures; nil where nothing has been published yet.
    public let figures: PublishedFigures?
    /// Everything that was published, newest first.
    public let releases: [ReleaseLine]
    /// The tables of clients by area of every quarter, oldest first.
    public let series: [PublishedTable]

    /// Makes the page.
    public init(figures: PublishedFigures?, releases: [ReleaseLine], series: [PublishedTable]) {
        self.figures = figures
        self.releases = releases
        self.series = series
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        var values: Values = [
            "caption": figures.map { "\(words.quarter($0.period)) · \(words.days($0.period))" } ?? "",
            "isEmpty": figures == nil, "releases": releaseLines(words), "hasReleases": !releases.isEmpty,
            "apiPath": Address.statistics(.apiTables).path,
        ]
        if let figures {
            values.merge(StatisticsParts.standing(figures, words)) { $1 }
            if let table = figures.tables[.clientsByArea] { values["figures"] = sections(table, figures, words) }
        }
        return PageContent(
            template: "statistics", title: words("statistics.page-title"), back: figures?.proposal.map { .publication($0) }, isWide: true,
            values: values)
    }

    private func sections(_ table: PublishedTable, _ figures: PublishedFigures, _ words: Words) -> Values {
        var charts = [
            StatisticsParts.tasks(table, nil, figures, words), StatisticsParts.tiles(table, figures, words),
        ]
        if series.count > 1 { charts.append(StatisticsParts.series(series, nil, figures, words)) }
        return [
            "coverage": StatisticsParts.coverage(table, .country, words), "charts": charts.map { $0.values(words) },
            "tables": figures.names.map { name in
                [
                    "name": words("statistics.table.\(name.rawValue)"),
                    "path": figures.address(.table(name)).path,
                    "files": StatisticsParts.files(name, figures, words),
                ] as Values
            },
            "areas": words.sorted(Area.organisers) { $0.name(words.language) }.map { area in
                ["name": area.name(words.language), "path": figures.address(.area(area)).path] as Values
            },
        ]
    }

    private func releaseLines(_ words: Words) -> [Values] {
        releases.map { line in
            [
                "name": words(
                    "statistics.release", ["quarter": words.quarter(line.name.period), "number": String(line.name.edition ?? 1)]),
                "path": Address.statistics(.release(line.name)).path, "day": words.day(line.publishedOn),
                "state": line.isRetracted
                    ? words("statistics.state-retracted") : line.isReplaced ? words("statistics.state-replaced") : nil,
            ]
        }
    }
}
