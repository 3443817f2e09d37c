import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// Parts that several pages of published figures share.
enum StatisticsParts {
    /// Which edition it is, when it was published, and whether it was taken back or is still to be approved.
    static func standing(_ figures: PublishedFigures, _ words: Words) -> Values {
        let number = String(figures.edition)
        return [
            "edition": figures.publishedOn.map { words("statistics.published", ["number": number, "day": words.day($0)]) },
            "preview": figures.publishedOn == nil ? words("publication.preview-notice", ["number": number]) : nil,
            "retraction": figures.retraction.map { words("statistics.retracted", ["reason": $0]) },
        ]
    }

    /// How many figures a table has and how many of them are hidden or have not come, which an approver wants to know.
    static func tally(_ tally: FigureTally, _ words: Words) -> String {
        words(
            "publication.tally",
            [
                "figures": words.number(tally.all), "hidden": words.number(tally.hidden),
                "percent": words.percent(tally.hidden, of: tally.shown + tally.hidden), "missing": words.number(tally.notDelivered),
            ])
    }

    /// What the figures of a place cover, before any count: each service task with its share of the population.
    static func coverage(_ table: PublishedTable, _ place: Place, _ words: Words) -> Values {
        var values = coverage(table.arrival, before: table.quarter.year, place, words)
        if let name = TableName(rawValue: table.name), name.block != .clientPeriods {
            // What is no client period comes in one block for all service tasks.
            let all = table.arrival.population(of: place, nil, before: table.quarter.year)
            values["tasks"] = [Values]()
            values["sentence"] = words(
                "statistics.coverage-block",
                ["percent": words.percent(all?.covered ?? 0, of: all?.all ?? 0), "place": words.place(place)])
        }
        return values
    }

    /// The persons of some measures in one place, the first of which is the total.
    static func measures(
        _ table: PublishedTable, _ place: Place, _ measures: [Measure], id: String, caption: String, _ words: Words
    ) -> FigureTable {
        FigureTable(
            id: id, caption: caption, corner: words("statistics.measure"), columns: [words.place(place)],
            rows: measures.enumerated().map { number, measure in
                FigureTable.Row(
                    label: words.measure(measure), isTotal: number == 0, cells: [.figure(table.figure(place, nil, .total, measure))])
            })
    }

    /// What has arrived of a place, each service task with its share of the population.
    static func coverage(_ arrival: Arrival, before year: Int, _ place: Place, _ words: Words) -> Values {
        let lines = ServiceTask.inScope.map { task -> Values in
            let population = arrival.population(of: place, task, before: year)
            return [
                "task": words.task(task),
                "share": words(
                    "statistics.coverage-share", ["percent": words.percent(population?.covered ?? 0, of: population?.all ?? 0)]),
            ]
        }
        let all = arrival.population(of: place, nil, before: year)
        return [
            "sentence": words(
                "statistics.coverage", ["percent": words.percent(all?.covered ?? 0, of: all?.all ?? 0), "place": words.place(place)]),
            "population": Population(of: place, before: year).map {
                words("statistics.population-year", ["year": String($0.year), "count": words.number($0.inhabitants)])
            },
            "tasks": lines,
        ]
    }

    /// Bars by service task, with counts and rates in the table.
    static func tasks(_ table: PublishedTable, _ area: Area?, _ figures: PublishedFigures, _ words: Words) -> ChartSection {
        let place = area.map { Place.area($0) } ?? .country
        let chart = StatisticsChart.taskChart(table, area, words)
        return ChartSection(
            id: "tasks", title: chart.title, chart: .tasks(area), figures: figures,
            table: FigureTable(
                id: "tasks-table", caption: chart.title, corner: words("statistics.task"),
                columns: [words("statistics.measure.clients"), words("statistics.per-thousand")],
                rows: (ServiceTask.inScope.map { $0 } + [nil]).map { task in
                    let figure = table.figure(place, task)
                    return FigureTable.Row(
                        label: words.task(task), isTotal: task == nil,
                        cells: [.figure(figure), .rate(table.rateTenths(place, task), figure)])
                }))
    }

    /// The tile map, with counts and rates in the table.
    static func tiles(_ table: PublishedTable, _ figures: PublishedFigures, _ words: Words) -> ChartSection {
        let chart = StatisticsChart.tileChart(table, words)
        return ChartSection(
            id: "tiles", title: chart.title, chart: .tiles, figures: figures,
            table: FigureTable(
                id: "tiles-table", caption: chart.title, corner: words("statistics.area"),
                columns: [words("statistics.measure.clients"), words("statistics.per-thousand")],
                rows: words.sorted(Place.areas).map { place in
                    let figure = table.figure(place, nil)
                    let label = place.area.map { "\(words.place(place)) (\($0.slug))" } ?? words.place(place)
                    return FigureTable.Row(
                        label: label, address: place.area.map { figures.address(.area($0)) }, isTotal: place == .country,
                        cells: [.figure(figure), .rate(table.rateTenths(place, nil), figure)])
                }))
    }

    /// Lines over the quarters, with every figure in the table.
    static func series(_ series: [PublishedTable], _ area: Area?, _ figures: PublishedFigures, _ words: Words) -> ChartSection {
        let place = area.map { Place.area($0) } ?? .country
        let chart = StatisticsChart.seriesChart(series, area, words)
        return ChartSection(
            id: "series", title: chart.title, chart: .series(area), narrow: .narrowSeries(area), figures: figures,
            table: FigureTable(
                id: "series-table", caption: chart.title, corner: words("statistics.quarter"),
                columns: (ServiceTask.inScope.map { $0 } + [nil]).map(words.task),
                rows: series.map { table in
                    FigureTable.Row(
                        label: words.quarter(table.quarter),
                        cells: (ServiceTask.inScope.map { $0 } + [nil]).map { .figure(table.figure(place, $0)) })
                }))
    }

    /// The files of a table, each with its format.
    static func files(_ name: TableName, _ figures: PublishedFigures, _ words: Words) -> [Values] {
        let (common, translated) = ReleasePart.formats
        let table = words("statistics.table.\(name.rawValue)")
        let named =
            common.map { ($0, "\(name.rawValue).\($0)") }
            + translated.map { ($0, "\(name.rawValue).\(words.language.rawValue).\($0)") }
        return named.map { format, file in
            ["format": words("statistics.format.\(format)"), "table": table, "path": figures.address(.file(file)).path]
        }
    }
}
