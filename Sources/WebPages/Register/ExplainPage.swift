import Localization
import RegisterModel

/// Asking for one person's rows, and the record of those who have asked. Field names: `period`, `person`, `reason`.
public struct ExplainPage: Page {
    /// What hinders the search.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// What was entered is no identity code or temporary identifier that the register could have.
        case person
        /// There is no reason.
        case reasonMissing = "reason-missing"
        /// The reason has more than 500 characters.
        case reasonTooLong = "reason-too-long"
        /// The reason holds an identity code.
        case reasonNamesPerson = "reason-names-person"

        /// The field that it concerns.
        var field: String { self == .person ? "person" : "reason" }
    }

    /// One look of the record.
    public struct Look: Sendable {
        /// When.
        public let at: Moment
        /// Who.
        public let officer: String
        /// The quarter.
        public let period: MonitoringPeriod
        /// The pseudonym; nil where rows of several persons were listed.
        public let person: String?
        /// The ids of the deliveries.
        public let deliveries: [String]
        /// Why.
        public let reason: String

        /// Makes a look.
        public init(at: Moment, officer: String, period: MonitoringPeriod, person: String?, deliveries: [String], reason: String) {
            self.at = at
            self.officer = officer
            self.period = period
            self.person = person
            self.deliveries = deliveries
            self.reason = reason
        }
    }

    /// The quarters to choose from, newest first.
    public let periods: [MonitoringPeriod]
    /// The quarter chosen; nil is the newest.
    public let period: MonitoringPeriod?
    /// The newest looks first.
    public let looks: [Look]
    /// The reason as entered; what was entered of the person never comes back.
    public let reason: String
    /// What hinders the search.
    public let problems: [Problem]

    /// Makes the page.
    public init(
        periods: [MonitoringPeriod], period: MonitoringPeriod? = nil, looks: [Look], reason: String = "", problems: [Problem] = []
    ) {
        self.periods = periods
        self.period = period
        self.looks = looks
        self.reason = reason
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        func error(_ field: String) -> String? { problems.first { $0.field == field }.map { words("person.error-\($0.rawValue)") } }
        return PageContent(
            template: "explain", title: words("person.form-title"), back: .register,
            problems: problems.map { PageProblem(target: $0.field, message: words("person.error-\($0.rawValue)")) },
            isWide: true,
            values: [
                "path": Address.explain.path, "isEmpty": periods.isEmpty,
                "period": FormField.choice(
                    "period", label: words("person.quarter"), options: periods.map { ($0.description, words.quarter($0)) },
                    chosen: (period ?? periods.first)?.description),
                "person": FormField.text(
                    "person", label: words("person.identifier"), value: "", hint: words("person.identifier-hint"), error: error("person"),
                    isShort: true),
                "reason": FormField.text(
                    "reason", label: words("person.reason"), value: reason, hint: words("person.reason-hint"), error: error("reason")),
                "hasLooks": !looks.isEmpty,
                "looks": looks.map { look -> Values in
                    [
                        "at": words.moment(look.at), "officer": look.officer, "quarter": words.quarter(look.period),
                        "person": look.person.map { String($0.prefix(8)) + "…" } ?? words("person.several"),
                        "deliveries": words.number(look.deliveries.count), "reason": look.reason,
                    ]
                },
            ])
    }
}
