import CodeLists
import RegisterModel
import RegisterStore
import Statistics

/// The register of one quarter as it stands now, counted but not protected: only for the making of tables.
public struct RegisterCounts: Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// What was counted.
    public let counts: EditionCounts
    /// The numbers of the blocks it was counted from: the same numbers give the same counts.
    public let blocks: [Int64]
}

extension Operations {
    /// Counts the distinct persons of a quarter from the blocks in force. Right: THL.
    public func registerCounts(_ period: MonitoringPeriod, by actor: Actor) async throws -> RegisterCounts {
        try actor.requireTHL()
        let counts = try await store.read { transaction in
            let counted = try count(try manifestBlocks(period, in: transaction), period, in: transaction)
            return RegisterCounts(period: period, counts: counted.counts, blocks: try blockNumbers(period, in: transaction))
        }
        try await store.write { try audit(.countsRead, period.description, area: nil, by: actor.id, in: $0) }
        return counts
    }

    /// The numbers of the blocks in force of a quarter: as long as they are the same, so are the counts. Right: THL.
    public func registerBlocks(_ period: MonitoringPeriod, by actor: Actor) async throws -> [Int64] {
        try actor.requireTHL()
        return try await store.read { try blockNumbers(period, in: $0) }
    }

    /// The quarters of which blocks are in force, newest first. Right: THL.
    public func registerPeriods(by actor: Actor) async throws -> [MonitoringPeriod] {
        try actor.requireTHL()
        return try await store.read { Set(try $0.acceptedBlocks(period: nil).map(\.key.period)).sorted(by: >) }
    }

    private func blockNumbers(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> [Int64] {
        try transaction.acceptedBlocks(period: period).filter { $0.key.kind == .clientPeriods }.map(\.number)
    }
}
