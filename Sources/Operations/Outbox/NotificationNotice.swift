import Foundation
import Localization
import NotificationForm
import RegisterStore

/// What THL or a county has said about a sent notification, as the other side is told by e-mail.
public struct NotificationNotice: Sendable {
    /// What was said.
    public enum Content: Sendable {
        /// THL asks about a question of the form, or about the notification as a whole.
        case query(QuestionRemark)
        /// The county has answered a query, or changed its answer.
        case answer(QuestionRemark)
        /// THL has sent the notification back; with what it has said before and not closed, oldest first.
        case returned(Review, open: [QuestionRemark])
        /// THL has accepted the notification.
        case accepted(Review)
    }

    /// What was said.
    public let content: Content
    /// The group as it stands now.
    public let group: MunicipalityGroup
    /// The round.
    public let round: Round
    /// The newest version sent.
    public let version: NotificationVersion
    /// The form in which that version was filled in.
    public let definition: FormDefinition
    /// The reference number of the notification.
    public let reference: String
    /// Who said it.
    public let writerName: String
    /// When it was said.
    public let writtenAt: Date
    /// The language to write in: for the county that of the newest version, for THL the reader's.
    public let language: Language
}
