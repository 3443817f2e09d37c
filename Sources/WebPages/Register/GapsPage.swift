import CodeLists
import Localization
import RegisterModel

/// What is missing of a quarter, and who must be asked: for THL every county, for a county its own.
public struct GapsPage: Page {
    /// One thing that does not agree, as facts; the page has the sentence.
    public struct Gap: Sendable {
        /// What does not agree, such as `missing`; the key of the sentence.
        public let kind: String
        /// The group's name; nil where it concerns the county.
        public let group: String?
        /// Which block.
        public let block: BlockKind
        /// The service task, the service and the channel, where it concerns one.
        public let task: ServiceTask?, service: SocialService?, channel: Channel?
        /// What was to be expected and what was found, where those are numbers.
        public let expected: Int?, found: Int?

        /// Makes a gap.
        public init(
            kind: String, group: String?, block: BlockKind, task: ServiceTask?, service: SocialService?, channel: Channel?, expected: Int?,
            found: Int?
        ) {
            self.kind = kind
            self.group = group
            self.block = block
            self.task = task
            self.service = service
            self.channel = channel
            self.expected = expected
            self.found = found
        }
    }

    /// A county.
    public struct County: Sendable {
        /// The county.
        public let area: Area
        /// What does not agree.
        public let gaps: [Gap]

        /// Makes a county.
        public init(area: Area, gaps: [Gap]) {
            self.area = area
            self.gaps = gaps
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters one can ask about, newest first.
    public let periods: [MonitoringPeriod]
    /// The last day for delivering, included.
    public let deadline: Day
    /// The counties.
    public let counties: [County]
    /// Whether it is a county's own view.
    public let isOwn: Bool

    /// Makes the page.
    public init(period: MonitoringPeriod, periods: [MonitoringPeriod], deadline: Day, counties: [County], isOwn: Bool) {
        self.period = period
        self.periods = periods
        self.deadline = deadline
        self.counties = counties
        self.isOwn = isOwn
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let asked = words.sorted(counties.filter { !$0.gaps.isEmpty }) { $0.area.name(words.language) }
        return PageContent(
            template: "gaps", title: words(isOwn ? "gaps.own-title" : "gaps.title"), isWide: true,
            values: [
                "heading": words(isOwn ? "gaps.own-title" : "gaps.title"),
                "caption": "\(words.quarter(period)) · \(words.days(period))",
                "deadline": words("gaps.deadline", ["day": words.day(deadline)]),
                "hasOtherPeriods": periods.count > 1,
                "periods": periods.map { other in
                    ["name": words.quarter(other), "path": Address.gaps(other).path, "isCurrent": other == period] as Values
                },
                "sentence": isOwn
                    ? nil
                    : words("gaps.sentence", ["count": words.number(asked.count), "all": words.number(counties.count)]),
                "isEmpty": asked.isEmpty,
                "counties": asked.map { county in
                    [
                        "id": "county-\(county.area.slug)", "name": county.area.name(words.language),
                        "count": words.number(county.gaps.count), "groups": groups(county, words),
                    ] as Values
                },
            ])
    }

    /// The gaps by group; what concerns the whole county comes first.
    private func groups(_ county: County, _ words: Words) -> [Values] {
        var order: [String?] = []
        for gap in county.gaps where !order.contains(gap.group) { order.append(gap.group) }
        return order.map { group in
            [
                "name": group ?? words("gaps.whole-county"),
                "gaps": county.gaps.filter { $0.group == group }.map { sentence($0, words) },
            ]
        }
    }

    private func sentence(_ gap: Gap, _ words: Words) -> String {
        let isRate = gap.kind == "unusual"
        func number(_ number: Int?) -> String { number.map { isRate ? words.tenths($0) : words.number($0) } ?? "" }
        let what =
            gap.service?.name(words.language) ?? gap.task?.name(words.language)
            ?? Catalogue.delivery.text("block.\(gap.block.rawValue.replacing("_", with: "-"))", words.language)
        return words(
            "gaps.kind.\(gap.kind)",
            [
                "what": what, "channel": gap.channel.map { words("gaps.channel.\($0.rawValue)") } ?? "", "expected": number(gap.expected),
                "found": number(gap.found),
            ])
    }
}
