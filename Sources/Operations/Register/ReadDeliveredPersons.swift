import CodeLists
import Derivation
import Foundation
import RegisterModel
import RegisterStore

/// Some persons' rows of one delivery, under their pseudonyms.
public struct DeliveredPersons: Sendable {
    /// A person's rows: each with the one delivered row it came from.
    public struct Person: Sendable {
        /// Whose rows.
        public let person: Pseudonym
        /// The rows, block by block.
        public let rows: [Explanation.Row]
    }

    /// The delivery.
    public let delivery: DeliveryStatus
    /// Its quarter.
    public let period: MonitoringPeriod
    /// The persons in the order of their pseudonyms.
    public let persons: [Person]
    /// Whether persons come after them.
    public let hasMore: Bool
}

extension Operations {
    /// How many persons are listed at once.
    public static let listedPersons = 20

    /// Lists the rows of an accepted delivery under their pseudonyms, some persons at a time. The look is recorded with the reason in the same
    /// transaction. Right: THL's register officers.
    /// - Parameter after: the last pseudonym of the list before; nil begins.
    /// - Throws: `OperationError.notFound`; `.wrongState` unless it is accepted and in force; `.invalid` as `explainPerson` does.
    public func deliveredPersons(
        _ id: String, after: Pseudonym? = nil, reason: String, by actor: Actor
    ) async throws -> DeliveredPersons {
        try actor.requireOfficer()
        var problems: [InputProblem] = []
        let reason = stated(reason, &problems)
        guard problems.isEmpty else { throw OperationError.invalid(problems) }
        let (lookID, now) = (settings.newID(), now)
        return try await store.write { transaction in
            guard let delivery = try transaction.delivery(id: id) else { throw OperationError.notFound }
            let blocks = try transaction.acceptedBlocks(delivery: id).map { block in
                ExplainedBlock(
                    number: block.number, area: block.key.area, channel: block.key.channel, kind: block.key.kind,
                    deliveryID: block.deliveryID)
            }
            guard let period = delivery.period, !blocks.isEmpty else { throw OperationError.wrongState }
            let limit = Self.listedPersons
            let found = try transaction.persons(blocks: blocks.map(\.number), after: after, limit: limit + 1)
            let persons = try found.prefix(limit).map { person in
                var explainer = RegisterExplainer(period, person, blocks)
                return DeliveredPersons.Person(person: person, rows: try explainer.explanation(in: transaction).rows)
            }
            try transaction.add(
                PersonLook(id: lookID, at: now, accountID: actor.id, period: period, person: nil, deliveries: [id], reason: reason))
            try audit(.rowsRead, lookID, area: delivery.area, by: actor.id, in: transaction)
            return DeliveredPersons(
                delivery: try deliveryStatus(delivery, in: transaction), period: period, persons: persons, hasMore: found.count > limit)
        }
    }

    /// An accepted delivery whose rows can be listed, as the page that asks for the reason shows it. Right: THL's register officers.
    /// - Throws: `OperationError.notFound`; `.wrongState` unless it is accepted and in force.
    public func listableDelivery(_ id: String, by actor: Actor) async throws -> DeliveryStatus {
        try actor.requireOfficer()
        let status = try await delivery(id, by: actor)
        guard status.isInForce else { throw OperationError.wrongState }
        return status
    }
}
