import CodeLists
import Localization
import RegisterModel
import Statistics

/// How many decisions each pick of question 24 catches, how many only `starting`, and how many none: for THL every county, for a county its own.
public struct PickCoveragePage: Page {
    /// What one area has delivered by one channel.
    public struct Line: Sendable {
        /// The area.
        public let area: Area
        /// The channel.
        public let channel: Channel
        /// What the picks catch.
        public let coverage: PickCoverage
        /// How many decisions no pick catches; nil where the sender does not tell.
        public let inNoPick: Int?

        /// Makes a line.
        public init(area: Area, channel: Channel, coverage: PickCoverage, inNoPick: Int?) {
            self.area = area
            self.channel = channel
            self.coverage = coverage
            self.inNoPick = inNoPick
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters one can ask about, newest first.
    public let periods: [MonitoringPeriod]
    /// By area and channel.
    public let lines: [Line]
    /// The order of the table; nil is by area.
    public let sort: TableSort?

    /// Makes the page.
    public init(period: MonitoringPeriod, periods: [MonitoringPeriod], lines: [Line], sort: TableSort? = nil) {
        self.period = period
        self.periods = periods
        self.lines = lines
        self.sort = sort
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let all = lines.reduce(into: PickCoverage()) { $0 += $1.coverage }
        let untold = lines.compactMap(\.inNoPick).reduce(0, +)
        let tellsAll = lines.allSatisfy { $0.inNoPick != nil }
        return PageContent(
            template: "picks", title: words("picks.title"), back: home(frame), isWide: true,
            values: [
                "caption": "\(words.quarter(period)) · \(words.days(period))", "hasOtherPeriods": periods.count > 1,
                "periods": periods.map { other in
                    ["name": words.quarter(other), "path": Address.picks(other).path, "isCurrent": other == period] as Values
                },
                "isEmpty": lines.isEmpty,
                "sentence": words(
                    "picks.sentence", ["decisions": words.number(all.decisions), "starting": words.number(all.onlyStarting)]),
                "none": words(tellsAll ? "picks.none-sentence" : "picks.none-partly", ["count": words.number(untold)]),
                "bars": bars(all, tellsAll ? untold : nil, words),
                "table": table(all, untold, words).values(sorting: (sort, .picks(period))),
            ])
    }

    /// Where the reader comes from: each role has a front page of its own.
    private func home(_ frame: PageFrame) -> Address {
        switch frame.user?.role {
        case .countyManagement: .countyFigures(nil)
        case .county: .county
        case .registerOfficer, .statistician, nil: .register
        }
    }

    private static let names = Measure.decisionPicks.map { "statistics.measure.\($0.rawValue)" }

    /// A bar for each pick, as long as its share of the greatest.
    private func bars(_ all: PickCoverage, _ none: Int?, _ words: Words) -> [Values] {
        let counts =
            zip(Self.names, all.caught).map { (words($0), $1) } + [(words("picks.only-starting"), all.onlyStarting)]
            + (none.map { [(words("picks.none"), $0)] } ?? [])
        let greatest = max(counts.map(\.1).max() ?? 0, 1)
        return counts.map { name, count in
            ["name": "\(name): \(words.number(count))", "width": String(count * 1000 / greatest)]
        }
    }

    private func table(_ all: PickCoverage, _ none: Int, _ words: Words) -> DataTable {
        let counted: [(key: String, title: String)] =
            [("decisions", words("picks.decisions"))] + zip(DecisionPicks.names, Self.names).map { ($0, words($1)) }
            + [("only", words("picks.only-starting")), ("none", words("picks.none"))]
        func row(_ head: [DataTable.Cell], _ coverage: PickCoverage, _ none: DataTable.Cell, isTotal: Bool = false) -> DataTable.Row {
            let numbers = [coverage.decisions] + coverage.caught + [coverage.onlyStarting]
            return .init(cells: head + numbers.map { .init(number: $0, words) } + [none], isTotal: isTotal)
        }
        let rows = words.sorted(lines) { $0.area.name(words.language) }.map { line in
            row(
                [.init(line.area.name(words.language)), .init(words("channel.\(line.channel.rawValue)"))], line.coverage,
                line.inNoPick.map { .init(number: $0, words) } ?? .init(number: -1, as: words("picks.not-told")))
        }
        let total = row([.init(words("statistics.total")), .init("")], all, .init(number: none, words), isTotal: true)
        return DataTable(
            id: "picks", caption: words("picks.caption"),
            columns: [.init(key: "area", title: words("statistics.area")), .init(key: "channel", title: words("editions.channel"))]
                + counted.map { .init(key: $0.key, title: $0.title, isNumber: true) },
            rows: rows + (lines.count > 1 ? [total] : []))
    }
}
