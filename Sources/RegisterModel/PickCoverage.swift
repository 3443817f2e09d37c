/// How well the picks of question 24 cover the service decisions that are known for a quarter: what each catches, what only our own
/// `starting` catches, what none does. Decisions made after the quarter are not known in it and not counted.
public struct PickCoverage: Hashable, Sendable, Codable {
    /// Decisions looked at: one for each person and decision made by the end of the quarter.
    public private(set) var decisions = 0
    /// Per pick, in the order of `DecisionPicks.each`, the decisions that it catches; one decision can be in several.
    public private(set) var caught = [Int](repeating: 0, count: DecisionPicks.each.count)
    /// Decisions that `starting` catches and no pick of THL's list does.
    public private(set) var onlyStarting = 0
    /// Decisions in no pick: not reported.
    public private(set) var none = 0

    /// Nothing looked at yet.
    public init() {}

    /// Counts decisions by their picks.
    public mutating func add(_ picks: DecisionPicks, decisions count: Int = 1) {
        decisions += count
        for (place, pick) in DecisionPicks.each.enumerated() where picks.contains(pick) { caught[place] += count }
        if picks == .starting { onlyStarting += count }
        if picks.isEmpty { none += count }
    }

    /// Adds what was counted elsewhere over other decisions.
    public static func += (a: inout PickCoverage, b: PickCoverage) {
        a.decisions += b.decisions
        for place in a.caught.indices { a.caught[place] += b.caught[place] }
        a.onlyStarting += b.onlyStarting
        a.none += b.none
    }
}
