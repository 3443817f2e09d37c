import CodeLists
import Foundation
import Localization
import NotificationForm

/// Where a notification stands (domain page, section 8.1).
public enum NotificationState: String, CaseIterable, Sendable, Codable {
    /// Being filled in; nothing has been sent.
    case draft
    /// Sent; THL has not answered yet.
    case submitted
    /// Sent back by THL with a comment; the county corrects it.
    case returned
    /// Accepted by THL.
    case accepted
    /// The county is writing a new version; the one sent before stays in force.
    case amending
    /// The county dissolved the group.
    case withdrawn

    /// Whether the county may change the draft now.
    public var isEditable: Bool { self == .draft || self == .returned || self == .amending }
}

/// The notification of one municipality group: its state and the draft as it now stands.
public struct NotificationRecord: Sendable {
    /// The group whose notification it is, and so its own id.
    public let groupID: String
    /// Where it stands.
    public var state: NotificationState
    /// The answers of the draft, hidden ones too.
    public var draft: Answers
    /// The draft version in which each answer was last changed; so two people on different pages never hinder each other.
    public var changes: [AnswerKey: Int]
    /// Grows by one with each change; a change of an older number is refused.
    public let draftVersion: Int
    /// When it was last changed.
    public var savedAt: Date
    /// The account that last changed it.
    public var savedBy: String
    /// `LS-<round>-<county>-<n>`, given with the first submission; nil before it.
    public var reference: String?

    /// Makes a notification from its parts.
    public init(
        groupID: String, state: NotificationState, draft: Answers, changes: [AnswerKey: Int], draftVersion: Int, savedAt: Date,
        savedBy: String, reference: String?
    ) {
        self.groupID = groupID
        self.state = state
        self.draft = draft
        self.changes = changes
        self.draftVersion = draftVersion
        self.savedAt = savedAt
        self.savedBy = savedBy
        self.reference = reference
    }
}

/// A submitted version of a notification. Never changed afterwards.
public struct NotificationVersion: Sendable, Codable {
    /// The group whose notification it is.
    public let groupID: String
    /// 1 for the first submission, then one more each time.
    public let number: Int
    /// The answers that were relevant when it was sent, and no others.
    public let answers: Answers
    /// The version of the form it was filled in.
    public let formVersion: Int
    /// The language it was sent in.
    public let language: Language
    /// The group's name at the time.
    public let groupName: String
    /// The group's municipalities at the time.
    public let municipalities: [Municipality]
    /// Reasons given for contradictions.
    public let acknowledgements: [Acknowledgement]
    /// Why it was changed; nil for version 1.
    public let reason: String?
    /// When it was sent.
    public let submittedAt: Date
    /// The account that sent it.
    public let submittedBy: String
    /// The round as it was then: its levels and transition months, which THL may change afterwards. Nil for a version of before they were kept.
    public let round: Round?

    /// Makes a version from its parts.
    public init(
        groupID: String, number: Int, answers: Answers, formVersion: Int, language: Language, groupName: String,
        municipalities: [Municipality], acknowledgements: [Acknowledgement], reason: String?, submittedAt: Date, submittedBy: String,
        round: Round? = nil
    ) {
        self.groupID = groupID
        self.number = number
        self.answers = answers
        self.formVersion = formVersion
        self.language = language
        self.groupName = groupName
        self.municipalities = municipalities
        self.acknowledgements = acknowledgements
        self.reason = reason
        self.submittedAt = submittedAt
        self.submittedBy = submittedBy
        self.round = round
    }
}

/// THL's answer to a submitted version.
public struct Review: Hashable, Sendable {
    /// Whether THL accepted the version or sent it back.
    public enum Decision: String, CaseIterable, Sendable {
        case returned, accepted
    }
    /// The group whose notification it is.
    public let groupID: String
    /// The version THL had before it.
    public let versionNumber: Int
    /// What was decided.
    public let decision: Decision
    /// What THL says to the county; empty only when accepted.
    public let comment: String
    /// When.
    public let decidedAt: Date
    /// By which account.
    public let decidedBy: String

    /// Makes a review from its parts.
    public init(groupID: String, versionNumber: Int, decision: Decision, comment: String, decidedAt: Date, decidedBy: String) {
        self.groupID = groupID
        self.versionNumber = versionNumber
        self.decision = decision
        self.comment = comment
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
    }
}

/// Where a notification stands, without its answers: what a list of many needs.
public struct NotificationStanding: Hashable, Sendable {
    /// The group whose notification it is.
    public let groupID: String
    /// Where it stands.
    public let state: NotificationState
    /// The reference number; nil before the first submission.
    public let reference: String?
    /// When it was last changed.
    public let savedAt: Date
    /// When the first version was sent; nil before it.
    public let firstSubmittedAt: Date?
    /// When the newest version was sent; nil before the first.
    public let lastSubmittedAt: Date?
    /// The newest version sent, from 1; nil before the first.
    public let versionNumber: Int?
    /// THL's newest answer; nil if it has given none.
    public let review: Review?

    /// Makes a standing from its parts.
    public init(
        groupID: String, state: NotificationState, reference: String?, savedAt: Date, firstSubmittedAt: Date?, lastSubmittedAt: Date?,
        versionNumber: Int?, review: Review?
    ) {
        self.groupID = groupID
        self.state = state
        self.reference = reference
        self.savedAt = savedAt
        self.firstSubmittedAt = firstSubmittedAt
        self.versionNumber = versionNumber
        self.lastSubmittedAt = lastSubmittedAt
        self.review = review
    }
}

/// Notifications: drafts, submitted versions, THL's answers, reference numbers.
public protocol NotificationStore {
    /// The notification of a group; nil if it has not been opened.
    func notification(group: String) throws -> NotificationRecord?
    /// The notifications of a county's groups in a round, withdrawn ones too, by group id.
    func notifications(round: String, area: Area) throws -> [String: NotificationRecord]
    /// Where the notifications of a round stand, without their answers, by group id; of one area only, if given. Groups whose notification
    /// nobody has opened are missing.
    func standings(round: String, area: Area?) throws -> [String: NotificationStanding]
    /// Adds a notification.
    func add(_ notification: NotificationRecord) throws
    /// Stores state, draft and reference of a notification whose draft version is still `notification.draftVersion`, and raises the draft
    /// version by one. Throws `StoreConflict.lostUpdate`.
    func update(_ notification: NotificationRecord) throws
    /// Adds a submitted version.
    func add(_ version: NotificationVersion) throws
    /// The submitted versions of a group, oldest first.
    func versions(group: String) throws -> [NotificationVersion]
    /// One submitted version of a group; nil if there is none with the number.
    func version(_ number: Int, group: String) throws -> NotificationVersion?
    /// The newest submitted version of each of a county's groups in a round that is not withdrawn, by group id.
    func newestVersions(round: String, area: Area) throws -> [String: NotificationVersion]
    /// Adds THL's answer.
    func add(_ review: Review) throws
    /// THL's answers on a group's notification, oldest first.
    func reviews(group: String) throws -> [Review]
    /// The next running number of a round and county, from 1; never given twice.
    func nextReferenceNumber(round: String, area: Area) throws -> Int
}
