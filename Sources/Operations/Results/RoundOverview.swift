import CodeLists
import Foundation
import NotificationForm
import RegisterStore

/// THL's first page: the 22 organisers of a round.
public struct RoundOverview: Sendable {
    /// The round.
    public let round: Round
    /// Every round, newest period first.
    public let rounds: [Round]
    /// The organisers in code order.
    public let organisers: [OrganiserStatus]
}

/// How far something has come.
public enum Completeness: String, CaseIterable, Sendable {
    /// Everything is here.
    case complete
    /// Something is here.
    case partly
    /// Nothing is here.
    case none
}

/// How far one organiser has come with notifying and delivering.
public struct OrganiserStatus: Sendable {
    /// The organiser.
    public let area: Area
    /// Notifications: complete when every municipality is in a group and every group has sent one that THL has not sent back.
    public let notification: Completeness
    /// Client periods: complete when every group has a block in force for the round's period.
    public let delivery: Completeness
    /// The organiser's groups by name.
    public let groups: [GroupStatus]
    /// How many of its municipalities are in no group.
    public let unassignedCount: Int
    /// How many of its groups have a block of client periods in force.
    public let deliveredGroupCount: Int
    /// How many of its deliveries of the period were returned and not followed by an accepted one of the same group and channel.
    public let returnedDeliveryCount: Int
    /// When the newest notification was sent.
    public let lastSubmittedAt: Date?
    /// When the newest delivery of the period arrived.
    public let lastDeliveredAt: Date?

    /// Whether a notification came after the deadline.
    public var isLate: Bool { groups.contains(where: \.isLate) }
    /// How many groups have a sent notification.
    public var submittedCount: Int { groups.count(where: \.isSubmitted) }
}
