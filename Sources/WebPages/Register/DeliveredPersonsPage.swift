import Localization
import RegisterModel

/// The rows of an accepted delivery under their pseudonyms, some persons at a time; before that the question why. Field names: `reason`, `after`.
public struct DeliveredPersonsPage: Page {
    /// A person of the list.
    public struct Person: Sendable {
        /// The pseudonym's hexadecimal digits.
        public let person: String
        /// The delivered rows.
        public let rows: [PersonRow]

        /// Makes a person.
        public init(person: String, rows: [PersonRow]) {
            self.person = person
            self.rows = rows
        }
    }

    /// The id of the delivery.
    public let delivery: String
    /// The group's name; nil if it is not known.
    public let group: String?
    /// The quarter.
    public let period: MonitoringPeriod
    /// The persons; nil while the reason is asked for.
    public let persons: [Person]?
    /// Whether persons come after them.
    public let hasMore: Bool
    /// The reason as entered.
    public let reason: String
    /// What hinders the list; nil if nothing does.
    public let problem: ExplainPage.Problem?

    /// Makes the page.
    public init(
        delivery: String, group: String?, period: MonitoringPeriod, persons: [Person]? = nil, hasMore: Bool = false, reason: String = "",
        problem: ExplainPage.Problem? = nil
    ) {
        self.delivery = delivery
        self.group = group
        self.period = period
        self.persons = persons
        self.hasMore = hasMore
        self.reason = reason
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let message = problem.map { words("person.error-\($0.rawValue)") }
        return PageContent(
            template: "delivered-persons", title: words("person.rows-title"), back: .delivery(delivery),
            problems: message.map { [PageProblem(target: "reason", message: $0)] } ?? [], isWide: true,
            values: [
                "caption": [group, words.quarter(period)].compactMap { $0 }.joined(separator: " · "),
                "path": Address.deliveryRows(delivery).path, "explainPath": Address.explain.path, "period": period.description,
                "asks": persons == nil, "reason": reason,
                "reasonField": FormField.text(
                    "reason", label: words("person.reason"), value: reason, hint: words("person.reason-hint"), error: message),
                "isEmpty": persons?.isEmpty == true,
                "persons": (persons ?? []).enumerated().map { place, person -> Values in
                    [
                        "id": "person-\(place + 1)", "person": person.person, "short": String(person.person.prefix(8)),
                        "rows": person.rows.map { row -> Values in
                            [
                                "block": row.block.name(in: words.language), "topic": row.topic(words), "place": row.place(words),
                                "days": words.days(row.days), "meanings": row.meanings(in: period, words).joined(separator: "; "),
                            ]
                        },
                    ]
                },
                "after": hasMore ? persons?.last?.person : nil,
            ])
    }
}
