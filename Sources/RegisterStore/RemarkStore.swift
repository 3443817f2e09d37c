import Foundation

/// What THL says or asks about one question of a sent notification. The county sees it at once.
public struct QuestionRemark: Hashable, Sendable, Identifiable {
    /// What is expected of the county.
    public enum Kind: String, CaseIterable, Sendable {
        /// Something to know or to mend; no answer is waited for.
        case comment
        /// A question to the county.
        case query
    }

    /// How far it has come.
    public enum State: String, CaseIterable, Sendable {
        /// Nothing has been done about it.
        case open
        /// The county has answered; THL has not looked at the answer.
        case answered
        /// THL has what it needs.
        case closed
    }

    /// Random, never used again.
    public let id: String
    /// The group whose notification it is about.
    public let groupID: String
    /// The version that THL had before it.
    public let versionNumber: Int
    /// The id of the question, `periods`; nil if it is about the notification as a whole.
    public let question: String?
    /// What is expected of the county.
    public let kind: Kind
    /// What THL wrote; not empty.
    public let text: String
    /// When.
    public let askedAt: Date
    /// By which account.
    public let askedBy: String
    /// How far it has come.
    public var state: State
    /// What the county answered; nil if it has not.
    public var answer: String?
    /// When the county answered; nil if it has not.
    public var answeredAt: Date?
    /// Which account answered; nil if none.
    public var answeredBy: String?
    /// When THL closed it; nil if it has not.
    public var closedAt: Date?
    /// Which account closed it; nil if none.
    public var closedBy: String?

    /// Makes a remark that nothing has been done about.
    public init(
        id: String, groupID: String, versionNumber: Int, question: String?, kind: Kind, text: String, askedAt: Date, askedBy: String
    ) {
        self.id = id
        self.groupID = groupID
        self.versionNumber = versionNumber
        self.question = question
        self.kind = kind
        self.text = text
        self.askedAt = askedAt
        self.askedBy = askedBy
        state = .open
    }
}

/// THL's remarks on notifications.
public protocol RemarkStore {
    /// The remark with an id; nil if there is none.
    func remark(id: String) throws -> QuestionRemark?
    /// The remarks on a group's notification, oldest first.
    func remarks(group: String) throws -> [QuestionRemark]
    /// The remarks of a round that are not closed, by group, oldest first in each. Those on withdrawn groups are left out.
    func openRemarks(round: String) throws -> [String: [QuestionRemark]]
    /// Adds a remark.
    func add(_ remark: QuestionRemark) throws
    /// Stores state, answer and end of a remark whose state is still `before`. Throws `StoreConflict.lostUpdate`.
    func update(_ remark: QuestionRemark, from before: QuestionRemark.State) throws
}
