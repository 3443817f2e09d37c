import CodeLists
import RegisterModel

/// What a quarter's received services hold, by service.
public protocol ServiceCountStore {
    /// How many received services the blocks in force of a period have, by group and service.
    func serviceCounts(period: MonitoringPeriod) throws -> [String: [SocialService: Int]]
}
