import Foundation
import RegisterModel

/// THL's decision whether a discussion with the county about a notification is needed (form specification, section 8.3). Each decision is
/// kept; the newest holds.
public struct DiscussionDecision: Hashable, Sendable {
    /// Whether a discussion is needed.
    public enum Need: String, CaseIterable, Sendable {
        /// A discussion is to be held or has been held.
        case needed
        /// No discussion is needed.
        case notNeeded = "not-needed"
        /// THL has looked at it and not decided yet.
        case undecided
    }

    /// The group whose notification it is about.
    public let groupID: String
    /// Whether a discussion is needed.
    public let need: Need
    /// Why; not empty.
    public let reason: String
    /// The day of the discussion, held or agreed on; nil if there is none.
    public let day: Day?
    /// Who takes part; empty if not known.
    public let participants: String
    /// What was agreed on; empty before the discussion.
    public let outcome: String
    /// When it was decided.
    public let decidedAt: Date
    /// By which account.
    public let decidedBy: String

    /// Makes a decision from its parts.
    public init(
        groupID: String, need: Need, reason: String, day: Day?, participants: String, outcome: String, decidedAt: Date, decidedBy: String
    ) {
        self.groupID = groupID
        self.need = need
        self.reason = reason
        self.day = day
        self.participants = participants
        self.outcome = outcome
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
    }
}

/// THL's decisions on discussions. They are only ever added.
public protocol DiscussionStore {
    /// The decisions on a group's notification, oldest first.
    func discussionDecisions(group: String) throws -> [DiscussionDecision]
    /// The newest decision on each group's notification of a round, by group.
    func newestDiscussionDecisions(round: String) throws -> [String: DiscussionDecision]
    /// Adds a decision.
    func add(_ decision: DiscussionDecision) throws
}
