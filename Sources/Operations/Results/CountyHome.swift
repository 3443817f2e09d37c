import CodeLists
import Foundation
import NotificationForm
import RegisterStore

/// What a county's contact person sees first: the groups of a round and how far each has come.
public struct CountyHome: Sendable {
    /// The round.
    public let round: Round
    /// Every round, newest period first.
    public let rounds: [Round]
    /// The county.
    public let area: Area
    /// The county's groups by name.
    public let groups: [GroupStatus]
    /// Municipalities of the county that are in no group (rule P1), in code order.
    public let unassigned: [Municipality]
    /// The county's deliveries, newest first.
    public let deliveries: [DeliveryStatus]
    /// The later deadline that THL has granted the county; nil if it has granted none.
    public let granted: DeadlineExtension?
    /// What THL has commented or asked and not closed, by group.
    public let remarks: [String: [QuestionRemark]]

    /// Whether every municipality is in a group and every group has a submitted notification that THL has not sent back (form
    /// specification, section 7.2).
    public var isComplete: Bool { unassigned.isEmpty && !groups.isEmpty && groups.allSatisfy { $0.isSubmitted && !$0.isReturned } }
}

/// A municipality group and where its notification stands.
public struct GroupStatus: Sendable {
    /// The group.
    public let group: MunicipalityGroup
    /// Where its notification stands; nil if nobody has opened it.
    public let state: NotificationState?
    /// The reference number; nil before the first submission.
    public let reference: String?
    /// The newest version sent, from 1; nil before the first submission.
    public let versionNumber: Int?
    /// When the draft was last changed; nil if nobody has opened it.
    public let savedAt: Date?
    /// When the newest version was sent; nil before the first submission.
    public let submittedAt: Date?
    /// Whether the first version was sent after the deadline.
    public let isLate: Bool
    /// What THL last said; nil if it has said nothing.
    public let review: Review?

    /// Whether a version has been sent and is in force.
    public var isSubmitted: Bool { submittedAt != nil && state != .withdrawn }
    /// Whether THL has sent the newest version back and waits for the corrected one.
    public var isReturned: Bool { state == .returned }
}
