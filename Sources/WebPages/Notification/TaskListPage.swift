import Localization
import NotificationForm
import RegisterModel

/// The task list of a notification: one row per topic with how far it has come.
public struct TaskListPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The name of the municipality group.
    public let group: String
    /// The form in the version of the notification.
    public let definition: FormDefinition
    /// The round.
    public let round: Round
    /// Where the notification stands.
    public let status: NotificationStatus
    /// The reference number; nil before it was first sent.
    public let reference: String?
    /// The topics and how far they have come.
    public let tasks: TaskList
    /// What can be done with the notification as a whole.
    public let actions: Set<Action>

    /// Something that can be done with a notification as a whole.
    public enum Action: Sendable, CaseIterable {
        /// Answers can be copied into it.
        case copy
        /// A new version can be begun.
        case amend
        /// The draft, or the changes begun, can be given up.
        case discard
        /// The draft can be compared with what was sent.
        case compare
        /// The group can be dissolved.
        case withdraw
    }

    /// What has come from others; nil if nothing has.
    public let news: News?

    /// What has come from others since the notification was sent or opened.
    public struct News: Sendable {
        /// What THL has decided about the newest version sent: whether it is accepted, the comment, and when; nil if nothing.
        public let review: (isAccepted: Bool, comment: String, decided: Moment)?
        /// How many of THL's comments and queries are not closed.
        public let remarks: Int
        /// How many of them are queries that wait for the county's answer.
        public let unanswered: Int
        /// Colleagues who have the notification open too.
        public let colleagues: [TopicPage.Colleague]

        /// Tells the news.
        public init(
            review: (isAccepted: Bool, comment: String, decided: Moment)?, remarks: Int, unanswered: Int, colleagues: [TopicPage.Colleague]
        ) {
            self.review = review
            self.remarks = remarks
            self.unanswered = unanswered
            self.colleagues = colleagues
        }
    }

    /// Makes the page.
    public init(
        notification: String, group: String, definition: FormDefinition, round: Round, status: NotificationStatus, reference: String?,
        tasks: TaskList, actions: Set<Action>, news: News? = nil
    ) {
        self.news = news
        self.notification = notification
        self.group = group
        self.definition = definition
        self.round = round
        self.status = status
        self.reference = reference
        self.tasks = tasks
        self.actions = actions
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let progress = tasks.progress
        return PageContent(
            template: "task-list", title: group, back: .county, backRound: round.id,
            values: [
                "heading": group, "caption": definition.title[frame.language], "status": StatusTag.notification(status, words).values,
                "progress": words("tasks.progress", ["completed": String(progress.completed), "all": String(progress.of)]),
                "deadline": words("tasks.deadline", ["day": words.day(round.deadline)]), "reference": reference,
                "receiptPath": reference.map { _ in Address.receipt(notification).path },
                "isSent": status.isWithTHL && status != .amending,
                "copyPath": path(.copy, .copy), "amendPath": path(.amend, .amend), "comparePath": path(.compare, .changes),
                "discardPath": path(.discard, .discard), "discardText": words(status == .draft ? "tasks.discard" : "tasks.discard-changes"),
                "withdrawPath": actions.contains(.withdraw) ? Address.withdrawGroup(notification).path : nil,
                "isAmending": status == .amending, "hasActions": !actions.isEmpty,
                "tasks": tasks.rows.map { task($0, words) }, "review": news?.review.map { review($0, words) },
                "remarksPath": news.flatMap { $0.remarks > 0 ? FollowUpAddress.remarks(notification).path : nil },
                "remarks": news.map {
                    $0.unanswered > 0
                        ? words("county.queries", ["count": String($0.unanswered)]) : words("county.remarks", ["count": String($0.remarks)])
                },
                "colleagues": (news?.colleagues ?? []).map { words("topic.colleague", ["name": $0.name, "time": words.time($0.seen)]) },
                "hasColleagues": news?.colleagues.isEmpty == false,
            ])
    }

    private func review(_ review: (isAccepted: Bool, comment: String, decided: Moment), _ words: Words) -> Values {
        let key = review.isAccepted ? "tasks.accepted" : "tasks.returned"
        return [
            "decision": words(key, ["moment": words.moment(review.decided)]), "comment": review.comment.isEmpty ? nil : review.comment,
            "isReturned": !review.isAccepted,
        ]
    }

    private func path(_ action: Action, _ step: NotificationStep) -> String? {
        actions.contains(action) ? Address.step(notification, step).path : nil
    }

    /// A row. Of what is sent nothing is left to do, and no row leads anywhere before the county opens it anew.
    private func task(_ row: TaskList.Row, _ words: Words) -> Values {
        let address: Address = row.topic == .check ? .checkAnswers(notification) : .topic(notification, row.topic)
        let isOpen = !actions.contains(.amend)
        let status = !isOpen && row.topic == .check ? .completed : row.status
        return [
            "title": row.topic.title(words.language), "path": isOpen && status.isLink ? address.path : nil,
            "hint": status == .cannotStart ? words("tasks.answer-23-first") : nil, "id": "task-\(row.topic.rawValue)",
            "isCheck": row.topic == .check, "status": status.title(words.language), "look": "task-\(status.rawValue)",
            "isClosed": !status.isLink,
        ]
    }
}
