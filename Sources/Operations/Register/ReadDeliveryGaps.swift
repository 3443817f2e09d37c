import CodeLists
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// What was declared held against what has come for a quarter; nil asks for the newest that has ended and has a round. Right: THL for
    /// every county, a county's contact persons and who leads it for itself.
    /// - Throws: `OperationError.notFound` for a quarter that has not ended or has no round.
    public func deliveryGaps(_ period: MonitoringPeriod? = nil, by actor: Actor) async throws -> DeliveryGaps {
        guard actor.role != .machineOperator else { throw OperationError.forbidden }
        let own = actor.role.area
        return try await store.read { try deliveryGaps(period, of: own, in: $0) }
    }

    /// The same for every county, or for one; rights are those of the operation that asks.
    func deliveryGaps(_ period: MonitoringPeriod?, of own: Area?, in transaction: any RegisterTransaction) throws -> DeliveryGaps {
        let today = civilDayInFinland(now)
        let blocks = try transaction.acceptedBlocks(period: nil)
        let rounds = try transaction.rounds()
        // A quarter of which nobody has delivered anything must be asked about most of all, unless it is long past.
        var since: [MonitoringPeriod] = []
        while let period = since.last?.next ?? rounds.map(\.period).min(), period.end < today { since.append(period) }
        let known = Set(blocks.map(\.key.period) + rounds.map(\.period) + since.suffix(4))
        let periods = known.filter { $0.end < today }.sorted(by: >)
        guard let chosen = period ?? rounds.map(\.period).first(where: { $0.end < today }) ?? periods.first, periods.contains(chosen),
            let round = rounds.first(where: { $0.period <= chosen }) ?? rounds.last
        else { throw OperationError.notFound }
        let rules = try acceptanceRules(round: round.id, in: transaction)
        let deadline = rules.lastDay(of: chosen)
        let comparison = try DeliveryComparison(chosen, round, deadline, own, blocks, self, in: transaction)
        let reminders = Dictionary(grouping: try transaction.dataReminders(period: chosen), by: \.area)
        let ownCounts = Dictionary(grouping: try transaction.ownCounts(period: chosen), by: \.area)
        let contacts = Set(try transaction.accounts().compactMap(\.role.contactArea))
        return DeliveryGaps(
            period: chosen, periods: periods, deadline: deadline, roundID: round.id,
            counties: (own.map { [$0] } ?? Area.organisers).map { area in
                let reminded = reminders[area]?.last?.sentAt
                let counts = ownCounts[area] ?? []
                return CountyGaps(
                    area: area, gaps: comparison.gaps(of: area, ownCounts: counts), figures: comparison.figures(of: area),
                    ownCounts: counts, remindedAt: reminded, isRemindedToday: reminded.map { civilDayInFinland($0) == today } ?? false,
                    hasContact: contacts.contains(area))
            })
    }
}
