import CodeLists
import RegisterModel

/// How many decisions of one area, by one channel, have one set of picks.
public struct PickCount: Hashable, Sendable {
    /// The area.
    public let area: Area
    /// The way they came.
    public let channel: Channel
    /// Which picks catch them, all of them.
    public let picks: DecisionPicks
    /// How many rows: one for each person and decision.
    public let decisions: Int

    /// Makes a count.
    public init(area: Area, channel: Channel, picks: DecisionPicks, decisions: Int) {
        self.area = area
        self.channel = channel
        self.picks = picks
        self.decisions = decisions
    }
}

/// What a quarter's received services and service decisions hold.
public protocol ServiceCountStore {
    /// How many received services the blocks in force of a period have, by group and service.
    func serviceCounts(period: MonitoringPeriod) throws -> [String: [SocialService: Int]]
    /// How many service decisions the blocks in force of a period have, by area, channel and set of picks.
    func pickCounts(period: MonitoringPeriod) throws -> [PickCount]
}
