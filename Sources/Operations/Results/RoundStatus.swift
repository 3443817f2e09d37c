import CodeLists
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

/// Who has notified in a round, county by county: what THL follows up.
public struct RoundStatus: Sendable {
    /// The round.
    public let round: Round
    /// Every round, newest period first.
    public let rounds: [Round]
    /// The present day in Finland.
    public let today: Day
    /// The 22 organisers in code order.
    public let organisers: [OrganiserNotifications]
    /// The groups that were dissolved after they had sent a notification, the newest first.
    public let dissolved: [DissolvedGroup]
}

/// A group that its county dissolved after it had sent a notification: the notification is not in force and stays on record.
public struct DissolvedGroup: Sendable {
    /// The group, without municipalities.
    public let group: MunicipalityGroup
    /// The reference number of its notification.
    public let reference: String
}

/// How far one organiser has come with its notifications.
public struct OrganiserNotifications: Sendable {
    /// The organiser.
    public let area: Area
    /// Complete when every municipality is in a group and every group has sent a notification that THL has not sent back.
    public let completeness: Completeness
    /// The organiser's groups by name.
    public let groups: [GroupStatus]
    /// Its municipalities that are in no group, in code order.
    public let unassigned: [Municipality]
    /// The last day for notifying, included: the round's, or a later one that THL has granted.
    public let deadline: Day
    /// The extension in force; nil if THL has granted none.
    public let granted: DeadlineExtension?
    /// Whether the deadline has passed and something has never been sent.
    public let isOverdue: Bool
    /// How many queries wait for the county's answer.
    public let openQueries: Int
    /// How many answered queries THL has not closed.
    public let answeredQueries: Int
    /// When the county was last reminded; nil if it has not been.
    public let remindedAt: Date?
    /// When the newest notification was sent; nil if none has been.
    public let lastSubmittedAt: Date?

    /// How many groups have a sent notification.
    public var submittedCount: Int { groups.count(where: \.isSubmitted) }
    /// How many groups have a notification that THL has accepted.
    public var acceptedCount: Int { groups.count { $0.state == .accepted } }
    /// Whether a notification came after the county's deadline.
    public var isLate: Bool { groups.contains(where: \.isLate) }
}
