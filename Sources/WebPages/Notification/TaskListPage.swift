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

    /// Makes the page.
    public init(
        notification: String, group: String, definition: FormDefinition, round: Round, status: NotificationStatus, reference: String?,
        tasks: TaskList, actions: Set<Action>
    ) {
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
            template: "task-list", title: group, back: .county,
            values: [
                "heading": group, "caption": definition.title[frame.language], "status": StatusTag.notification(status, words),
                "progress": words("tasks.progress", ["completed": String(progress.completed), "all": String(progress.of)]),
                "deadline": words("tasks.deadline", ["day": words.day(round.deadline)]), "reference": reference,
                "receiptPath": reference.map { _ in Address.receipt(notification).path },
                "isSent": status.isWithTHL && status != .amending,
                "copyPath": path(.copy, .copy), "amendPath": path(.amend, .amend), "comparePath": path(.compare, .changes),
                "discardPath": path(.discard, .discard), "discardText": words(status == .draft ? "tasks.discard" : "tasks.discard-changes"),
                "withdrawPath": actions.contains(.withdraw) ? Address.withdrawGroup(notification).path : nil,
                "isAmending": status == .amending, "isReturned": status == .returned, "hasActions": !actions.isEmpty,
                "tasks": tasks.rows.map { task($0, words) },
            ])
    }

    private func path(_ action: Action, _ step: NotificationStep) -> String? {
        actions.contains(action) ? Address.step(notification, step).path : nil
    }

    private func task(_ row: TaskList.Row, _ words: Words) -> Values {
        let address: Address = row.topic == .check ? .checkAnswers(notification) : .topic(notification, row.topic)
        return [
            "title": row.topic.title(words.language), "path": row.status.isLink ? address.path : nil,
            "hint": row.status == .cannotStart ? words("tasks.answer-23-first") : nil, "id": "task-\(row.topic.rawValue)",
            "isCheck": row.topic == .check, "status": row.status.title(words.language), "look": "task-\(row.status.rawValue)",
        ]
    }
}
