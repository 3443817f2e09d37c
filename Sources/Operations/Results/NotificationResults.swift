import CodeLists
import NotificationForm
import RegisterStore

/// A notification as somebody works on it or reads it.
public struct OpenNotification: Sendable {
    /// The round it belongs to.
    public let round: Round
    /// The form it is filled in: the round's version.
    public let definition: FormDefinition
    /// The municipality group.
    public let group: MunicipalityGroup
    /// State and draft. THL sees no unsent draft: for THL the answers here are those of the newest version sent.
    public let record: NotificationRecord
    /// The versions sent, oldest first.
    public let versions: [NotificationVersion]
    /// THL's answers, oldest first.
    public let reviews: [Review]

    /// The topics with relevant copied answers that are not confirmed, in the form's order.
    public var unconfirmed: [Topic] {
        let marked = Set(Relevance(definition, record.draft).answers.copied.keys.compactMap { definition.question($0.question)?.topic })
        return Topic.allCases.filter(marked.contains)
    }

    /// Whether the county may save answers now.
    public var isEditable: Bool { record.state.isEditable }
}

/// The check-answers page: everything answered, and everything that is wrong with it.
public struct AnswersCheck: Sendable {
    /// The notification.
    public let notification: OpenNotification
    /// The topics with copied answers whose page nobody has saved; until they are, the notification cannot be sent.
    public let unconfirmed: [Topic]
    /// What the draft changes in the newest version sent, field by field; empty before the first.
    public let changes: [AnswerChange]
    /// The relevant answers by section.
    public let summary: Summary
    /// What the rules say, in question order, without what only THL is to see.
    public let problems: [FormProblem]
    /// Acknowledgements of the newest version sent, to be offered again.
    public let earlier: [Acknowledgement]

    /// Whether it can be sent once every contradiction has a reason.
    public var canSubmit: Bool { notification.isEditable && unconfirmed.isEmpty && !problems.contains { $0.severity == .error } }
}

/// What a county gets for a sent notification.
public struct Receipt: Sendable {
    /// The notification.
    public let notification: OpenNotification
    /// The version sent.
    public let version: NotificationVersion
    /// `LS-<round>-<county>-<n>`.
    public let reference: String
    /// Who sent it.
    public let senderName: String
    /// Whether it came after the deadline.
    public let isLate: Bool
    /// The answers as they were sent.
    public let summary: Summary
}

/// A sent notification as THL reads it.
public struct SentNotification: Sendable {
    /// The notification, with the answers of the version shown as its draft.
    public let notification: OpenNotification
    /// The version shown.
    public let version: NotificationVersion
    /// The reference number.
    public let reference: String
    /// Who sent it.
    public let senderName: String
    /// Whether the first version came after the deadline.
    public let isLate: Bool
    /// The answers by section.
    public let summary: Summary
    /// What the rules say about it, what only THL sees included.
    public let problems: [FormProblem]
}
