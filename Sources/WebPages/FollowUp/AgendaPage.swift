import CodeLists
import NotificationForm
import RegisterModel

/// The agenda of the discussions of a round, county by county; made to be printed.
public struct AgendaPage: Page {
    /// A county.
    public struct County: Sendable {
        /// The county.
        public let area: Area
        /// Its notifications with something to talk about.
        public let items: [Item]

        /// Makes a county.
        public init(area: Area, items: [Item]) {
            self.area = area
            self.items = items
        }
    }

    /// A notification.
    public struct Item: Sendable {
        /// Its id.
        public let notification: String
        /// The name of the group.
        public let group: String
        /// The reference number.
        public let reference: String
        /// The newest decision; nil if there is none.
        public let decision: (need: DiscussionPage.Need, day: Day?, participants: String)?
        /// What the county wants to talk about (question 31); nil if it did not say.
        public let topics: String?
        /// Why a discussion is suggested.
        public let suggestion: DiscussionSuggestion
        /// The queries that are not closed: question and text.
        public let queries: [(question: String?, text: String, answer: String?)]

        /// Makes a notification.
        public init(
            notification: String, group: String, reference: String, decision: (need: DiscussionPage.Need, day: Day?, participants: String)?,
            topics: String?, suggestion: DiscussionSuggestion, queries: [(question: String?, text: String, answer: String?)]
        ) {
            self.notification = notification
            self.group = group
            self.reference = reference
            self.decision = decision
            self.topics = topics
            self.suggestion = suggestion
            self.queries = queries
        }
    }

    /// The round.
    public let round: Round
    /// The counties that have something on the agenda.
    public let counties: [County]

    /// Makes the page.
    public init(round: Round, counties: [County]) {
        self.round = round
        self.counties = counties
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("agenda.title")
        return PageContent(
            template: "agenda", title: title,
            values: RoundFrame(round: round, here: .agenda(round.id), words: words).values(
                title,
                [
                    "isEmpty": counties.isEmpty,
                    "counties": words.sorted(counties) { $0.area.name(words.language) }.map { county -> Values in
                        [
                            "id": "area-\(county.area.slug)", "name": county.area.name(words.language),
                            "items": county.items.map { item($0, words) },
                        ]
                    },
                ]))
    }

    private func item(_ item: Item, _ words: Words) -> Values {
        [
            "group": item.group, "path": Address.notificationView(item.notification).path, "reference": item.reference,
            "decision": StatusTag(
                words("discussion.\((item.decision?.need ?? .undecided).rawValue)"), (item.decision?.need ?? .undecided).look
            ).values,
            "day": item.decision?.day.map(words.day),
            "participants": item.decision.flatMap { $0.participants.isEmpty ? nil : $0.participants },
            "topics": item.topics, "isSuggested": item.suggestion.isSuggested,
            "suggestions": item.suggestion.reasons.map { $0.message(in: words.language) }, "hasQueries": !item.queries.isEmpty,
            "queries": item.queries.map { query -> Values in
                ["question": query.question ?? words("remark.whole"), "body": query.text, "answer": query.answer]
            },
        ]
    }
}
