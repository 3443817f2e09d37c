import CodeLists
import Foundation
import RegisterModel

/// A later deadline that THL has granted a county in a round. The newest of a county is the one in force.
public struct DeadlineExtension: Hashable, Sendable {
    /// The round.
    public let roundID: String
    /// The county.
    public let area: Area
    /// The last day for notifying, included.
    public let until: Day
    /// Why; not empty.
    public let reason: String
    /// When it was granted.
    public let grantedAt: Date
    /// By which account.
    public let grantedBy: String

    /// Makes an extension from its parts.
    public init(roundID: String, area: Area, until: Day, reason: String, grantedAt: Date, grantedBy: String) {
        self.roundID = roundID
        self.area = area
        self.until = until
        self.reason = reason
        self.grantedAt = grantedAt
        self.grantedBy = grantedBy
    }
}

/// A reminder that was put into the outbox for one of a county's contact persons.
public struct Reminder: Hashable, Sendable {
    /// The round.
    public let roundID: String
    /// The county.
    public let area: Area
    /// The account that it was written to.
    public let accountID: String
    /// When.
    public let sentAt: Date
    /// By which account.
    public let sentBy: String

    /// Makes a reminder from its parts.
    public init(roundID: String, area: Area, accountID: String, sentAt: Date, sentBy: String) {
        self.roundID = roundID
        self.area = area
        self.accountID = accountID
        self.sentAt = sentAt
        self.sentBy = sentBy
    }
}

/// How THL follows a round up: extensions and reminders. Both are only ever added.
public protocol FollowUpStore {
    /// The extensions of a round, oldest first.
    func deadlineExtensions(round: String) throws -> [DeadlineExtension]
    /// Adds an extension.
    func add(_ granted: DeadlineExtension) throws
    /// The reminders of a round, oldest first.
    func reminders(round: String) throws -> [Reminder]
    /// Adds a reminder.
    func add(_ reminder: Reminder) throws
}
