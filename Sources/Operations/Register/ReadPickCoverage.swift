import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

/// How well the picks of question 24 cover the service decisions of a quarter, by area and channel.
public struct RegisterPickCoverage: Sendable {
    /// What one area has delivered by one channel.
    public struct Line: Sendable {
        /// The area.
        public let area: Area
        /// The way the decisions came.
        public let channel: Channel
        /// What the picks catch of the delivered decisions; none of them is in no pick, for such are not delivered.
        public let coverage: PickCoverage
        /// How many decisions the senders say that no pick catches; nil where one of them does not tell.
        public let inNoPick: Int?
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters one can ask about, newest first.
    public let periods: [MonitoringPeriod]
    /// By area and channel; an area that has delivered no block of decisions has no line.
    public let lines: [Line]
}

extension Operations {
    /// How many decisions each pick catches in the blocks in force of a quarter, how many only `starting`, and how many none; nil asks for the
    /// newest quarter of which there is anything. Right: THL for every county, a county for itself.
    public func pickCoverage(_ period: MonitoringPeriod? = nil, by actor: Actor) async throws -> RegisterPickCoverage {
        guard actor.role != .machineOperator else { throw OperationError.forbidden }
        let own = actor.role.area
        return try await store.read { transaction in
            let blocks = try transaction.acceptedBlocks(period: nil)
                .filter { $0.key.kind == .serviceDecisions && (own == nil || $0.key.area == own) }
            let periods = Set(blocks.map(\.key.period)).sorted(by: >)
            let chosen = try period ?? periods.first ?? transaction.rounds().first?.period
            guard let chosen else { throw OperationError.notFound }
            let counts = try transaction.pickCounts(period: chosen)
            let groups = Dictionary(grouping: blocks.filter { $0.key.period == chosen }) { Way(area: $0.key.area, channel: $0.key.channel) }
            let lines = try groups.map { way, blocks in
                var coverage = PickCoverage()
                for count in counts where count.area == way.area && count.channel == way.channel {
                    coverage.add(count.picks, decisions: count.decisions)
                }
                let untold = try blocks.map { try transaction.delivery(id: $0.deliveryID)?.summary?.decisionsInNoPick }
                return RegisterPickCoverage.Line(
                    area: way.area, channel: way.channel, coverage: coverage,
                    inNoPick: untold.contains(nil) ? nil : untold.compactMap { $0 }.reduce(0, +))
            }
            return RegisterPickCoverage(
                period: chosen, periods: periods,
                lines: lines.sorted { ($0.area, $0.channel.rawValue) < ($1.area, $1.channel.rawValue) })
        }
    }
}

/// Whose decisions, by which channel.
private struct Way: Hashable {
    let area: Area
    let channel: Channel
}
