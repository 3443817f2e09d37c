import CodeLists
import NotificationForm
import RegisterStore

/// A county's municipalities and its groups: what is drawn anew.
public struct MunicipalityBoard: Sendable {
    /// The round.
    public let round: Round
    /// The county.
    public let area: Area
    /// The county's municipalities in code order.
    public let municipalities: [Municipality]
    /// The county's groups by name.
    public let groups: [GroupStatus]
    /// In which group each municipality is and has been, oldest first.
    public let placements: [Placement]
    /// The groups that were dissolved, the newest first.
    public let withdrawn: [MunicipalityGroup]
    /// The ids of those of them that had sent a notification, whose receipts stay.
    public let sentBefore: Set<String>
}
