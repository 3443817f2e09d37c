import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// One area's published figures: what they cover, tasks, quarters, municipalities, ages.
public struct AreaStatisticsPage: Page {
    /// The area.
    public let area: Area
    /// The figures.
    public let figures: PublishedFigures
    /// The tables of clients by area of every quarter, oldest first.
    public let series: [PublishedTable]

    /// Makes the page.
    public init(area: Area, figures: PublishedFigures, series: [PublishedTable]) {
        self.area = area
        self.figures = figures
        self.series = series
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = area.name(words.language)
        var values: Values = [
            "caption": "\(words.quarter(figures.period)) · \(words.days(figures.period))", "heading": title,
        ]
        values.merge(StatisticsParts.standing(figures, words)) { $1 }
        if let table = figures.tables[.clientsByArea] {
            let detailed = figures.tables[.clientsByMunicipality]
            var charts = [StatisticsParts.tasks(table, area, figures, words)]
            if series.count > 1 { charts.append(StatisticsParts.series(series, area, figures, words)) }
            let sections = (detailed.map { [municipalities($0, words), rates($0, words), ages($0, words)] } ?? []) + others(words)
            values["figures"] =
                [
                    "coverage": StatisticsParts.coverage(table, .area(area), words), "charts": charts.map { $0.values(words) },
                    "sections": sections.map { $0.values(words) },
                    "files": StatisticsParts.files(detailed == nil ? .clientsByArea : .clientsByMunicipality, figures, words),
                    "notes": [words("statistics.note.distinct")], "areas": [Values](), "hasAreas": false,
                ] as Values
        }
        return PageContent(
            template: "statistics-table", title: title, back: figures.origin, isWide: true, values: values)
    }

    /// Child protection, decisions and services, each under its table's name; those that were not published are left out.
    private func others(_ words: Words) -> [FigureTable] {
        [TableName.childProtection, .decisions, .receivedServices].compactMap { name in
            figures.tables[name].map { table in
                StatisticsParts.measures(
                    table, .area(area), table.measures, id: name.rawValue, caption: words("statistics.table.\(name.rawValue)"), words)
            }
        }
    }

    private func places(_ table: PublishedTable, _ words: Words) -> [Place] {
        words.sorted(table.places.filter { $0.level == .municipality && $0.area == area })
    }

    private func municipalities(_ table: PublishedTable, _ words: Words) -> FigureTable {
        FigureTable(
            id: "municipalities", caption: words("statistics.table.clients-by-municipality"), corner: words("statistics.municipality"),
            columns: table.tasks.map(words.task),
            rows: ([Place.area(area)] + places(table, words)).map { place in
                FigureTable.Row(
                    label: words.place(place), isTotal: place.level == .area, cells: table.tasks.map { .figure(table.figure(place, $0)) })
            })
    }

    private func rates(_ table: PublishedTable, _ words: Words) -> FigureTable {
        FigureTable(
            id: "rates", caption: words("statistics.per-thousand-long"), corner: words("statistics.municipality"),
            columns: table.tasks.map(words.task),
            rows: ([Place.area(area)] + places(table, words).filter { Population(of: $0, before: table.quarter.year) != nil }).map {
                place in
                FigureTable.Row(
                    label: words.place(place), isTotal: place.level == .area,
                    cells: table.tasks.map { .rate(table.rateTenths(place, $0), table.figure(place, $0)) })
            })
    }

    private func ages(_ table: PublishedTable, _ words: Words) -> FigureTable {
        FigureTable(
            id: "ages", caption: words("statistics.table.clients-by-age"), corner: words("statistics.age"),
            columns: table.tasks.map(words.task),
            rows: table.ages.map { age in
                FigureTable.Row(
                    label: words.ages(age), isTotal: age.isTotal, cells: table.tasks.map { .figure(table.figure(.area(area), $0, age)) })
            })
    }
}
