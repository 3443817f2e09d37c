import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// One published table: areas as rows; the table by municipality leads to the areas, which show their own.
public struct StatisticsTablePage: Page {
    /// Which table.
    public let name: TableName
    /// The figures it belongs to.
    public let figures: PublishedFigures

    /// Makes the page.
    public init(name: TableName, figures: PublishedFigures) {
        self.name = name
        self.figures = figures
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("statistics.table.\(name.rawValue)")
        var values: Values = [
            "caption": "\(words.quarter(figures.period)) · \(words.days(figures.period))", "heading": title,
        ]
        values.merge(StatisticsParts.standing(figures, words)) { $1 }
        values["isMissing"] = figures.tables[name] == nil && figures.retraction == nil
        if let table = figures.tables[name] {
            if figures.proposal != nil { values["tally"] = StatisticsParts.tally(table.tally, words) }
            values["figures"] =
                [
                    "coverage": StatisticsParts.coverage(table, .country, words), "charts": charts(table, words).map { $0.values(words) },
                    "sections": sections(table, words).map { $0.values(words) }, "files": StatisticsParts.files(name, figures, words),
                    "notes": notes(table, words),
                    "areas": name == .clientsByMunicipality
                        ? words.sorted(Area.organisers) { $0.name(words.language) }.map { area in
                            ["name": area.name(words.language), "path": figures.address(.area(area)).path] as Values
                        } : [],
                    "hasAreas": name == .clientsByMunicipality,
                ] as Values
        }
        return PageContent(
            template: "statistics-table", title: title, back: figures.origin, isWide: true, values: values)
    }

    private func charts(_ table: PublishedTable, _ words: Words) -> [ChartSection] {
        guard name == .clientsByArea else { return [] }
        let chart = StatisticsChart.areaChart(table, words)
        let rates = FigureTable(
            id: "areas-table", caption: words("statistics.chart.areas-rates", ["quarter": words.quarter(table.quarter)]),
            corner: words("statistics.area"), columns: table.tasks.map(words.task),
            rows: words.sorted(table.places).map { place in
                FigureTable.Row(
                    label: words.place(place), isTotal: place == .country,
                    cells: table.tasks.map { .rate(table.rateTenths(place, $0), table.figure(place, $0)) })
            })
        return [ChartSection(id: "areas", title: chart.title, chart: .areas, figures: figures, table: rates)]
    }

    private func sections(_ table: PublishedTable, _ words: Words) -> [FigureTable] {
        let areas = words.sorted(table.places.filter { $0.level != .municipality })
        func rows(_ cells: (Place) -> [FigureTable.Cell]) -> [FigureTable.Row] {
            areas.map { place in
                FigureTable.Row(
                    label: words.place(place), address: place.area.map { figures.address(.area($0)) }, isTotal: place == .country,
                    cells: cells(place))
            }
        }
        func title(_ part: String) -> String {
            words("statistics.part", ["table": words("statistics.table.\(name.rawValue)"), "part": part])
        }
        func byArea(_ part: String, _ measures: [Measure]) -> FigureTable {
            FigureTable(
                id: part, caption: words("statistics.part-\(part)"), corner: words("statistics.area"),
                columns: measures.map(words.measure), rows: rows { place in measures.map { .figure(table.figure(place, nil, .total, $0)) } }
            )
        }
        // As many columns as there are services would be no table to read; each area's page has its own.
        func ofCountry(_ part: String, _ measures: [Measure]) -> FigureTable {
            StatisticsParts.measures(table, .country, measures, id: part, caption: words("statistics.part-\(part)"), words)
        }
        switch name {
        case .clientsByArea:
            return [
                FigureTable(
                    id: "figures", caption: words("statistics.chart.areas", ["quarter": words.quarter(table.quarter)]),
                    corner: words("statistics.area"), columns: table.tasks.map(words.task),
                    rows: rows { place in table.tasks.map { .figure(table.figure(place, $0)) } })
            ]
        case .clientsByAge:
            return table.tasks.enumerated().map { number, task in
                FigureTable(
                    id: "figures-\(number)", caption: title(words.task(task)), corner: words("statistics.area"),
                    columns: table.ages.map(words.ages), rows: rows { place in table.ages.map { .figure(table.figure(place, task, $0)) } })
            }
        case .decisions:
            return [
                byArea("picks", [.decisions] + Measure.decisionPicks), byArea("outcomes", [.decisions] + Measure.decisionOutcomes),
                ofCountry("types", [.decisions] + Measure.decisionTypes), ofCountry("services", [.decisions] + Measure.decisionServices),
            ]
        case .receivedServices:
            return [
                ofCountry("received", [.services] + Measure.serviceKinds), byArea("evidence", [.services] + Measure.evidenceKinds),
            ]
        case .clientChanges, .clientDurations, .childProtection:
            return table.tasks.enumerated().map { number, task in
                FigureTable(
                    id: "figures-\(number)", caption: title(words.task(task)), corner: words("statistics.area"),
                    columns: table.measures.map(words.measure),
                    rows: rows { place in table.measures.map { .figure(table.figure(place, task, .total, $0)) } })
            }
        case .clientsByMunicipality: return []
        }
    }

    private func notes(_ table: PublishedTable, _ words: Words) -> [String] {
        var notes = [words("statistics.note.distinct")]
        if table.measures.contains(.started) { notes.append(words("statistics.note.changes")) }
        if !Set(table.measures).isDisjoint(with: Measure.durations) { notes.append(words("statistics.note.durations")) }
        return notes
    }
}
