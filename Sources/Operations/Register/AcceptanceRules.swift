import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

/// THL's rules for taking deliveries of a round into the register: data, not code.
public struct AcceptanceRules: Hashable, Sendable, Codable {
    /// The share of a delivery's rows that may be left out, in thousandths; one row more returns the delivery.
    public var rejectedPerMille: Int
    /// The rules of severity `confirm` whose findings return a delivery until somebody has said why; nil for all of them.
    public var rulesToExplain: [String]?
    /// How many days after the end of a quarter a delivery is late.
    public var deliveryDays: Int

    /// Makes rules; the values not given are those of the first round.
    public init(rejectedPerMille: Int = 10, rulesToExplain: [String]? = nil, deliveryDays: Int = 45) {
        self.rejectedPerMille = rejectedPerMille
        self.rulesToExplain = rulesToExplain
        self.deliveryDays = deliveryDays
    }

    /// The rules until THL decides otherwise: one row in a hundred, everything explained, 45 days.
    public static let standard = AcceptanceRules()

    /// What the two numbers may be.
    static let rejectedRange = 0...1000
    static let dayRange = 1...365
}

extension Operations {
    /// The rules of a round. Right: everybody who is signed in.
    public func acceptanceRules(round: String, by actor: Actor) async throws -> AcceptanceRules {
        try await store.read { try acceptanceRules(round: round, in: $0) }
    }

    /// Changes the rules of a round; deliveries checked from now on are held against them. Right: THL's register officers.
    /// - Throws: `OperationError.notFound` for a round that is not there; `.invalid` for numbers outside their range.
    public func setAcceptanceRules(_ rules: AcceptanceRules, round: String, by actor: Actor) async throws {
        try actor.requireOfficerOrOperator()
        guard AcceptanceRules.rejectedRange.contains(rules.rejectedPerMille), AcceptanceRules.dayRange.contains(rules.deliveryDays) else {
            throw OperationError.invalid([InputProblem(.acceptanceRules)])
        }
        let text = String(decoding: try JSONEncoder.stable.encode(rules), as: UTF8.self)
        try await store.write { transaction in
            guard try transaction.rounds().contains(where: { $0.id == round }) else { throw OperationError.notFound }
            try transaction.setSetting(Self.key(round), to: text)
            try audit(.acceptanceChange, round, area: nil, by: actor.accountID, in: transaction)
        }
    }

    /// The rules of a round as they stand in a transaction.
    func acceptanceRules(round: String, in transaction: any RegisterTransaction) throws -> AcceptanceRules {
        guard let text = try transaction.setting(Self.key(round)) else { return .standard }
        return try JSONDecoder().decode(AcceptanceRules.self, from: Data(text.utf8))
    }

    private static func key(_ round: String) -> String { "acceptance-\(round)" }
}
