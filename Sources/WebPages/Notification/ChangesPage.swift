import Localization
import NotificationForm

/// What the draft of a notification changes in the newest version sent, field by field.
public struct ChangesPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The name of the municipality group.
    public let group: String
    /// The version that is in force, from 1.
    public let version: Int
    /// When it was sent.
    public let sent: Moment
    /// The differences in the form's order.
    public let changes: [AnswerChange]
    /// The form, for the words.
    public let definition: FormDefinition
    /// The round, for the names of rows.
    public let round: Round

    /// Makes the page.
    public init(
        notification: String, group: String, version: Int, sent: Moment, changes: [AnswerChange], definition: FormDefinition, round: Round
    ) {
        self.notification = notification
        self.group = group
        self.version = version
        self.sent = sent
        self.changes = changes
        self.definition = definition
        self.round = round
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "changes", title: words("changes.title"), back: .notification(notification), isWide: true,
            values: [
                "caption": group, "lead": words("changes.lead", ["version": String(version), "moment": words.moment(sent)]),
                "hasChanges": !changes.isEmpty,
                "difference": DifferenceView(changes: changes, definition: definition, round: round, words: words).values,
                "checkPath": Address.checkAnswers(notification).path,
            ])
    }
}
