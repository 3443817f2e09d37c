import Foundation
import RegisterStore

extension Operations {
    /// Takes a delivery back: its blocks are no longer in force, and nothing comes in their place. The record of it stays, with the reason;
    /// the same bytes may be sent again. Editions that were made from it stay as they are. Right: the county's contact persons.
    /// - Throws: `OperationError.notFound`; `.wrongState` unless it is accepted and in force; `.invalid` with `reasonMissing` or `textTooLong`.
    public func withdrawDelivery(_ id: String, reason: String, by actor: Actor) async throws {
        let area = try actor.county()
        let reason = normalizedName(reason)
        guard !reason.isEmpty else { throw OperationError.invalid([InputProblem(.reasonMissing)]) }
        guard reason.count <= 500 else { throw OperationError.invalid([InputProblem(.textTooLong)]) }
        let now = now
        try await store.write { transaction in
            guard var delivery = try transaction.delivery(id: id), delivery.area == area else { throw OperationError.notFound }
            guard delivery.state == .accepted, try !transaction.acceptedBlocks(delivery: id).isEmpty else {
                throw OperationError.wrongState
            }
            delivery.state = .withdrawn
            delivery.withdrawal = Withdrawal(at: now, by: actor.id, reason: reason)
            try transaction.update(delivery)
            try transaction.endBlocks(ofDelivery: id, at: now)
            try audit(.deliveryWithdraw, id, area: area, by: actor.id, in: transaction)
        }
    }
}
