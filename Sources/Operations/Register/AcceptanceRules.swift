import Delivery
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

/// THL's rules for taking deliveries of a round into the register: data, not code.
public struct AcceptanceRules: Hashable, Sendable, Codable {
    /// The last day for delivering a quarter, where it is another than the rule's.
    public struct Deadline: Hashable, Sendable, Codable {
        /// The quarter.
        public let period: MonitoringPeriod
        /// The last day, included.
        public let day: Day

        /// Sets a quarter's last day.
        public init(period: MonitoringPeriod, day: Day) {
            self.period = period
            self.day = day
        }
    }

    /// The share of a delivery's rows that may be left out, in thousandths; one row more returns the delivery.
    public var rejectedPerMille: Int
    /// The rules of severity `confirm` whose findings return a delivery until somebody has said why; nil for all of them.
    public var rulesToExplain: [String]?
    /// How many days after the end of a quarter a delivery is late.
    public var deliveryDays: Int
    /// The quarters with a last day of their own, each once.
    public var deadlines: [Deadline]

    /// Makes rules; the values not given are those of the first round.
    public init(rejectedPerMille: Int = 10, rulesToExplain: [String]? = nil, deliveryDays: Int = 45, deadlines: [Deadline] = []) {
        self.rejectedPerMille = rejectedPerMille
        self.rulesToExplain = rulesToExplain
        self.deliveryDays = deliveryDays
        self.deadlines = deadlines
    }

    /// Reads stored rules; those from before quarters could have days of their own have none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rejectedPerMille = try container.decode(Int.self, forKey: .rejectedPerMille)
        rulesToExplain = try container.decodeIfPresent([String].self, forKey: .rulesToExplain)
        deliveryDays = try container.decode(Int.self, forKey: .deliveryDays)
        deadlines = try container.decodeIfPresent([Deadline].self, forKey: .deadlines) ?? []
    }

    /// Whether findings of a rule of severity `confirm`, by its id, return a delivery until somebody has said why.
    public func mustBeExplained(_ rule: String) -> Bool { rulesToExplain?.contains(rule) ?? true }

    /// The rules until THL decides otherwise: one row in a hundred, everything explained, 45 days.
    public static let standard = AcceptanceRules()

    /// What the two numbers may be.
    static let rejectedRange = 0...1000
    static let dayRange = 1...365

    /// The rules whose findings somebody can be asked to explain, by id.
    public static let explainable: [String] = RuleID.allCases.map(\.rule).filter { $0.severity == .confirm }.map(\.name)

    /// The last day for delivering a quarter, included.
    public func lastDay(of period: MonitoringPeriod) -> Day {
        deadlines.first { $0.period == period }?.day ?? period.end.adding(deliveryDays)
    }

    /// How many days after the last day a delivery of a quarter came; nil if it came in time.
    func daysLate(_ period: MonitoringPeriod, receivedOn day: Day) -> Int? {
        let late = Int(day.number - lastDay(of: period).number)
        return late > 0 ? late : nil
    }

    /// What is wrong with the rules, each with the field it concerns; empty if nothing is.
    var problems: [InputProblem] {
        var problems: [InputProblem] = []
        if !Self.rejectedRange.contains(rejectedPerMille) { problems.append(InputProblem(.acceptanceRules, "share")) }
        if !Self.dayRange.contains(deliveryDays) { problems.append(InputProblem(.acceptanceRules, "days")) }
        if rulesToExplain?.contains(where: { !Self.explainable.contains($0) }) ?? false {
            problems.append(InputProblem(.acceptanceRules, "rule"))
        }
        for deadline in deadlines where !Self.dayRange.contains(Int(deadline.day.number - deadline.period.end.number)) {
            problems.append(InputProblem(.acceptanceRules, "day.\(deadline.period)"))
        }
        return problems
    }
}

/// The rules of a round, with what a page needs to change them.
public struct RoundAcceptance: Sendable {
    /// The round.
    public let round: Round
    /// Its rules.
    public let rules: AcceptanceRules
    /// The quarters that its rules hold for and whose last day can be set: from the round's own on, until the next round's; of many the first
    /// and the newest four.
    public let periods: [MonitoringPeriod]
}

extension Operations {
    /// The rules of a round. Right: everybody who is signed in.
    public func acceptanceRules(round: String, by actor: Actor) async throws -> AcceptanceRules {
        try await store.read { try acceptanceRules(round: round, in: $0) }
    }

    /// The rules of a round with the quarters they hold for. Right: THL.
    /// - Throws: `OperationError.notFound` for a round that is not there.
    public func roundAcceptance(_ roundID: String, by actor: Actor) async throws -> RoundAcceptance {
        try actor.requireTHL()
        let today = civilDayInFinland(now)
        return try await store.read { transaction in
            let rounds = try transaction.rounds()
            guard let round = rounds.first(where: { $0.id == roundID }) else { throw OperationError.notFound }
            let end = rounds.map(\.period).filter { $0 > round.period }.min()
            var periods = [round.period]
            // Up to the quarter that is going on, and at least a year; the next round has rules of its own.
            while let next = periods.last?.next, end.map({ next < $0 }) ?? true, periods.count < 4 || next.start <= today {
                periods.append(next)
            }
            // The first year and the newest: a round may hold for long.
            let shown = periods.prefix(4) + periods.dropFirst(4).suffix(4)
            return RoundAcceptance(
                round: round, rules: try acceptanceRules(round: round.id, in: transaction), periods: Array(shown))
        }
    }

    /// Changes the rules of a round; deliveries checked from now on are held against them. Right: THL's register officers.
    /// - Throws: `OperationError.notFound` for a round that is not there; `.invalid` with `acceptanceRules` and the field: `share`, `days`,
    ///   `rule`, `day.` and a quarter.
    public func setAcceptanceRules(_ rules: AcceptanceRules, round: String, by actor: Actor) async throws {
        try actor.requireOfficerOrOperator()
        guard rules.problems.isEmpty else { throw OperationError.invalid(rules.problems) }
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
