import CodeLists
import DisclosureControl
import Localization
import RegisterModel

/// What is missing of a quarter, and who must be asked: for THL every county, for a county its own. Field names: `area` of the county to remind,
/// and for a county's contact persons `own.` and the service task for the number it counts itself.
public struct GapsPage: Page {
    /// Who reads the page.
    public enum Reader: Sendable {
        /// THL's register officer, who may remind.
        case officer
        /// Somebody else of THL.
        case onlooker
        /// A county's contact person, who may tell the county's own counts.
        case contact
        /// Who leads a county.
        case management

        fileprivate var isOwn: Bool { self == .contact || self == .management }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters one can ask about, newest first.
    public let periods: [MonitoringPeriod]
    /// The last day for delivering, included.
    public let deadline: Day
    /// The round whose rules hold.
    public let round: String
    /// The counties.
    public let counties: [County]
    /// Who reads it.
    public let reader: Reader
    /// The county's own counts as entered, by service task, where they were refused; nil otherwise.
    public let entered: [ServiceTask: String]?
    /// The service tasks whose entered count is no number.
    public let problems: [ServiceTask]

    /// Makes the page.
    public init(
        period: MonitoringPeriod, periods: [MonitoringPeriod], deadline: Day, round: String, counties: [County], reader: Reader,
        entered: [ServiceTask: String]? = nil, problems: [ServiceTask] = []
    ) {
        self.period = period
        self.periods = periods
        self.deadline = deadline
        self.round = round
        self.counties = counties
        self.reader = reader
        self.entered = entered
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let asked = counties.filter { !$0.gaps.isEmpty }
        let title = words(reader.isOwn ? "gaps.own-title" : "gaps.title")
        let lines = problems.map { PageProblem(target: Self.field($0), message: problem($0, words)) }
        return PageContent(
            template: "gaps", title: title, problems: lines, isWide: true,
            values: [
                "heading": title, "caption": "\(words.quarter(period)) · \(words.days(period))",
                "deadline": words("gaps.deadline", ["day": words.day(deadline)]), "action": Address.gaps(period).path,
                "rulesPath": reader.isOwn ? nil : FollowUpAddress.acceptance(round).path, "hasOtherPeriods": periods.count > 1,
                "periods": periods.map { other in
                    ["name": words.quarter(other), "path": Address.gaps(other).path, "isCurrent": other == period] as Values
                },
                "sentence": reader.isOwn
                    ? nil
                    : words("gaps.sentence", ["count": words.number(asked.count), "all": words.number(counties.count)]),
                "isEmpty": asked.isEmpty,
                "counties": words.sorted(counties.filter { !$0.gaps.isEmpty || !$0.figures.isEmpty }) { $0.area.name(words.language) }
                    .map { county($0, words) },
                "own": reader == .contact ? counties.first.map { ownCounts($0, words) } : nil,
            ])
    }

    private func county(_ county: County, _ words: Words) -> Values {
        let id = "county-\(county.area.slug)"
        let name = county.area.name(words.language)
        let mayRemind = reader == .officer && !county.gaps.isEmpty && county.hasContact && !county.isRemindedToday
        let hasOwn = !county.ownCounts.isEmpty && reader != .contact
        return [
            "id": id, "name": name, "count": words.number(county.gaps.count), "code": county.area.slug, "mayRemind": mayRemind,
            "reminded": county.reminded.map { words("reminders.reminded", ["moment": words.moment($0)]) },
            "nobody": reader == .officer && !county.hasContact ? words("reminders.nobody") : nil,
            "groups": GapSentence.byGroup(county.gaps, words).map { ["name": $0.group, "gaps": $0.sentences] as Values },
            "hasFigures": !county.figures.isEmpty, "isOpen": reader.isOwn,
            "figuresTitle": words("gaps.figures", ["area": name]), "figures": figures(county, id, words).values(words),
            "ownList": hasOwn ? ownList(county, words) : nil,
        ]
    }

    private func figures(_ county: County, _ id: String, _ words: Words) -> FigureTable {
        func count(_ number: Int?) -> FigureTable.Cell { .figure(number.map { .shown($0) } ?? .notDelivered) }
        return FigureTable(
            id: "\(id)-figures", caption: words("gaps.figures", ["area": county.area.name(words.language)]),
            corner: words("gaps.group-and-task"),
            columns: Channel.allCases.map { words("channel.\($0.rawValue)") }
                + ["gaps.before", "gaps.change", "statistics.per-thousand", "gaps.expected-range"].map { words($0) },
            rows: county.figures.map { figure in
                FigureTable.Row(
                    label: "\(figure.group): \(figure.task.name(words.language))",
                    cells: Channel.allCases.map { count(figure.clients[$0]) } + [
                        count(figure.before), .text(change(figure, words)),
                        .text(figure.rateTenths.map(words.tenths) ?? "–"),
                        .text(figure.expectedTenths.map { "\(words.tenths($0.lowerBound))–\(words.tenths($0.upperBound))" } ?? "–"),
                    ])
            })
    }

    private func change(_ figure: Figure, _ words: Words) -> String {
        guard !figure.clients.isEmpty, let before = figure.before, before > 0 else { return "–" }
        let perMille = (figure.clients.values.reduce(0, +) - before) * 1000 / before
        return (perMille > 0 ? "+" : perMille < 0 ? "−" : "") + words.share(abs(perMille))
    }

    private func ownList(_ county: County, _ words: Words) -> String {
        let counts = county.ownCounts.sorted { $0.key < $1.key }.map { "\($0.name(words.language)) \(words.number($1))" }
        return words("gaps.own-counts-told", ["counts": counts.joined(separator: ", ")])
    }

    private static func field(_ task: ServiceTask) -> String { "own.\(task.slug)" }

    private func problem(_ task: ServiceTask, _ words: Words) -> String {
        words("gaps.error-own-count", ["task": task.name(words.language)])
    }

    private func ownCounts(_ county: County, _ words: Words) -> Values {
        [
            "fields": ServiceTask.inScope.map { task in
                FormField.text(
                    Self.field(task), label: task.name(words.language),
                    value: entered.map { $0[task] ?? "" } ?? county.ownCounts[task].map(String.init) ?? "",
                    error: problems.contains(task) ? problem(task, words) : nil, isShort: true)
            }
        ]
    }
}
