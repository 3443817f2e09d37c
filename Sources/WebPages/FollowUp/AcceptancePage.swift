import Localization
import NotificationForm
import RegisterModel

/// THL's rules for taking deliveries of a round into the register. Field names: `share`, `days`, `rule` once for each rule to be explained, and
/// `day.` with a quarter.
public struct AcceptancePage: Page {
    /// A rule whose findings somebody can be asked to explain.
    public struct ConfirmRule: Sendable {
        /// Its id, such as `volume.change`.
        public let id: String
        /// What it says, in the reader's language.
        public let what: String
        /// Whether its findings return a delivery until somebody has said why.
        public let isChosen: Bool

        /// Makes a rule.
        public init(id: String, what: String, isChosen: Bool) {
            self.id = id
            self.what = what
            self.isChosen = isChosen
        }
    }

    /// A quarter that the rules hold for.
    public struct Quarter: Sendable {
        /// The quarter.
        public let period: MonitoringPeriod
        /// The last day for delivering it, as the rules stand.
        public let lastDay: Day
        /// What is in the field: a day of its own, or nothing.
        public let entered: String

        /// Makes a quarter.
        public init(period: MonitoringPeriod, lastDay: Day, entered: String) {
            self.period = period
            self.lastDay = lastDay
            self.entered = entered
        }
    }

    /// The round.
    public let round: Round
    /// The share of rows that may be left out, in per cent, as it is in the field.
    public let share: String
    /// The days after a quarter's end, as they are in the field.
    public let days: String
    /// The rules that can be explained.
    public let rules: [ConfirmRule]
    /// The quarters, oldest first.
    public let quarters: [Quarter]
    /// Whether the reader may change the rules.
    public let mayChange: Bool
    /// The names of the fields that cannot be taken.
    public let problems: [String]

    /// Makes the page.
    public init(
        round: Round, share: String, days: String, rules: [ConfirmRule], quarters: [Quarter], mayChange: Bool, problems: [String] = []
    ) {
        self.round = round
        self.share = share
        self.days = days
        self.rules = rules
        self.quarters = quarters
        self.mayChange = mayChange
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.acceptance(round.id)
        func field(_ name: String, label: String, value: String, hint: String?) -> Values {
            FormField.text(name, label: label, value: value, hint: hint, error: message(name, words), isShort: true)
        }
        return PageContent(
            template: "acceptance", title: words("acceptance.title"), back: .followUp(.roundList),
            problems: problems.compactMap { name in message(name, words).map { PageProblem(target: name, message: $0) } },
            values: [
                "roundCaption": RoundFrame(round: round, here: address, words: words).caption, "path": address.path,
                "backPath": FollowUpAddress.roundList.path, "gapsPath": Address.gaps(round.period).path, "mayChange": mayChange,
                "share": field("share", label: words("acceptance.share"), value: share, hint: words("acceptance.share-hint")),
                "days": field("days", label: words("acceptance.days"), value: days, hint: words("acceptance.days-hint")),
                "rules": rules.enumerated().map { place, rule in
                    [
                        "ruleID": place == 0 ? "rule" : "rule-\(place + 1)", "code": rule.id, "what": rule.what, "isChosen": rule.isChosen,
                        "state": words(rule.isChosen ? "acceptance.explained" : "acceptance.not-explained"),
                    ] as Values
                },
                "quarters": quarters.map { quarter in
                    field(
                        "day.\(quarter.period)", label: words.quarter(quarter.period), value: quarter.entered,
                        hint: words("acceptance.last-day", ["day": words.day(quarter.lastDay)]))
                },
                "facts": [
                    ["name": words("acceptance.share"), "value": "\(share) %"] as Values,
                    ["name": words("acceptance.days"), "value": days],
                ] + quarters.map { ["name": words.quarter($0.period), "value": words.day($0.lastDay)] as Values },
            ])
    }

    private func message(_ name: String, _ words: Words) -> String? {
        guard problems.contains(name) else { return nil }
        return switch name {
        case "share": words("acceptance.error-share")
        case "days": words("acceptance.error-days")
        case "rule": words("acceptance.error-rule")
        default: words("acceptance.error-day")
        }
    }
}
