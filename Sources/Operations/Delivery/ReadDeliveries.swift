import CodeLists
import Foundation
import RegisterModel
import RegisterStore

extension Operations {
    /// Deliveries, newest first: the county's own, or for THL everybody's. A period or group narrows it. Right: counties and THL.
    public func deliveries(period: MonitoringPeriod? = nil, group: String? = nil, by actor: Actor) async throws -> [DeliveryStatus] {
        try actor.requireContactOrTHL()
        let selection = DeliverySelection(area: actor.role.area, period: period, groupID: group)
        return try await store.read { transaction in
            try transaction.deliveries(selection).map { try deliveryStatus($0, in: transaction) }
        }
    }

    /// One delivery. Right: the county for its own, THL for all.
    public func delivery(_ id: String, by actor: Actor) async throws -> DeliveryStatus {
        try actor.requireContactOrTHL()
        return try await store.read { transaction in
            guard let delivery = try transaction.delivery(id: id), actor.maySee(delivery.area) else { throw OperationError.notFound }
            return try deliveryStatus(delivery, in: transaction)
        }
    }

    /// A delivery with what belongs to it.
    func deliveryStatus(_ delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> DeliveryStatus {
        let isInForce = try delivery.state == .accepted && !transaction.acceptedBlocks(delivery: delivery.id).isEmpty
        var status = DeliveryStatus(
            delivery: delivery, groupName: try delivery.groupID.flatMap { try transaction.group(id: $0)?.name },
            parts: try transaction.parts(delivery: delivery.id), job: try transaction.job(subject: delivery.id), isInForce: isInForce,
            earlierReceiptAt: try transaction.earlierReceipt(of: delivery), daysLate: try daysLate(delivery, in: transaction))
        status.confirms = try confirms(of: delivery, in: transaction)
        return status
    }

    private func daysLate(_ delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> Int? {
        guard let period = delivery.period, let received = delivery.receivedAt,
            let round = try delivery.groupID.flatMap({ try transaction.group(id: $0)?.roundID })
        else { return nil }
        return try acceptanceRules(round: round, in: transaction).daysLate(period, receivedOn: civilDayInFinland(received))
    }
}
