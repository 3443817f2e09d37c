import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// A county's own figures before anything is protected: what they cover, then clients by municipality and age, changes, durations, and the
/// other blocks.
public struct CountyFiguresPage: Page {
    /// The county.
    public let area: Area
    /// The quarters there are, newest first.
    public let periods: [MonitoringPeriod]
    /// What was counted; nil where the county has delivered nothing yet.
    public let counts: EditionCounts?

    /// Makes the page.
    public init(area: Area, periods: [MonitoringPeriod], counts: EditionCounts?) {
        self.area = area
        self.periods = periods
        self.counts = counts
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("county-figures.title")
        guard let counts else {
            return PageContent(
                template: "county-figures", title: title, isWide: true,
                values: ["caption": area.name(words.language), "hasOtherPeriods": false, "isEmpty": true])
        }
        let period = counts.quarter
        let tables = CountyTables(area: area, counts: counts, words: words)
        return PageContent(
            template: "county-figures", title: title, isWide: true,
            values: [
                "caption": "\(area.name(words.language)) · \(words.quarter(period)) · \(words.days(period))", "isEmpty": false,
                "hasOtherPeriods": periods.count > 1,
                "periods": periods.map { other in
                    ["name": words.quarter(other), "path": Address.countyFigures(other).path, "isCurrent": other == period] as Values
                },
                "coverage": StatisticsParts.coverage(counts.arrival, before: period.year, .area(area), words),
                "sections": [tables.municipalities, tables.ages, tables.changes, tables.durations, tables.others].map { $0.values(words) },
            ])
    }
}

/// The tables of the page.
private struct CountyTables {
    let area: Area
    let counts: EditionCounts
    let words: Words

    private static let tasks: [ServiceTask?] = ServiceTask.inScope.map { $0 } + [nil]

    private func figure(_ measure: Measure, _ place: Place, _ task: ServiceTask?, _ age: AgeClass = .total) -> ReleasedFigure {
        guard counts.arrival.reaches(place, task) else { return .notDelivered }
        return .shown(counts.count(Cell(measure, counts.quarter, place, task: task, age: age)))
    }

    /// Clients per 1 000 inhabitants, in tenths; nil where nothing has come or nobody is known to live.
    private func rate(_ place: Place) -> FigureTable.Cell {
        let figure = figure(.clients, place, nil)
        guard let count = figure.value, let population = Population(of: place, before: counts.quarter.year), population.inhabitants > 0
        else { return .rate(nil, figure) }
        return .rate((count * 10_000 + population.inhabitants / 2) / population.inhabitants, figure)
    }

    var municipalities: FigureTable {
        let places = area.municipalities.map { Place.municipality($0) } + [.unknownMunicipality(area)]
        return FigureTable(
            id: "municipalities", caption: words("county-figures.by-municipality"), corner: words("statistics.municipality"),
            columns: Self.tasks.map(words.task) + [words("statistics.per-thousand")],
            rows: ([Place.area(area)] + words.sorted(places)).map { place in
                FigureTable.Row(
                    label: words.place(place), isTotal: place.level == .area,
                    cells: Self.tasks.map { .figure(figure(.clients, place, $0)) } + [rate(place)])
            })
    }

    var ages: FigureTable {
        FigureTable(
            id: "ages", caption: words("county-figures.by-age"), corner: words("statistics.age"), columns: Self.tasks.map(words.task),
            rows: AgeClass.standard.map { age in
                FigureTable.Row(
                    label: words.ages(age), isTotal: age.isTotal,
                    cells: Self.tasks.map { .figure(figure(.clients, .area(area), $0, age)) })
            })
    }

    var changes: FigureTable {
        measures("changes", "county-figures.changes", [.clients, .started, .continuing, .ended])
    }

    var durations: FigureTable {
        measures("durations", "county-figures.durations", [.clients] + Measure.durations)
    }

    private func measures(_ id: String, _ caption: String, _ measures: [Measure]) -> FigureTable {
        FigureTable(
            id: id, caption: words(caption), corner: words("statistics.measure"), columns: Self.tasks.map(words.task),
            rows: measures.map { measure in
                FigureTable.Row(
                    label: words.measure(measure), isTotal: measure == .clients,
                    cells: Self.tasks.map { .figure(figure(measure, .area(area), $0)) })
            })
    }

    /// Child protection, decisions and received services: persons of the whole county.
    var others: FigureTable {
        let measures: [(BlockKind, [Measure])] = [
            (
                .childProtectionPeriods,
                [.childProtection, .childProtectionStarted, .childProtectionContinuing, .childProtectionEnded]
            ), (.serviceDecisions, [.decisions] + Measure.decisionPicks), (.receivedServices, [.services] + Measure.evidenceKinds),
        ]
        return FigureTable(
            id: "others", caption: words("county-figures.others"), corner: words("statistics.measure"),
            columns: [words("county-figures.persons")],
            rows: measures.flatMap { kind, measures in
                measures.map { measure in
                    let hasCome = counts.factArrivals[kind]?.reaches(.area(area), nil) ?? false
                    let count = counts.count(Cell(measure, counts.quarter, .area(area)))
                    return FigureTable.Row(
                        label: words.measure(measure), isTotal: measure == measures[0],
                        cells: [.figure(hasCome ? .shown(count) : .notDelivered)])
                }
            })
    }
}
