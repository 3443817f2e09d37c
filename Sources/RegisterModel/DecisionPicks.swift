/// By which of THL's picking rules a service decision belongs to a quarter (question 24 of the notification; derivation page, section 4).
/// A decision can be in several picks, or in none; then it is not reported.
public struct DecisionPicks: OptionSet, Hashable, Sendable {
    /// One bit for each pick, in the order in which a block names them.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Positive and made in the quarter.
    public static let made = DecisionPicks(rawValue: 1)
    /// Positive, made before the quarter, and valid on each of its days.
    public static let inForce = DecisionPicks(rawValue: 2)
    /// Positive, and its validity ends in the quarter.
    public static let ended = DecisionPicks(rawValue: 4)
    /// Negative and made in the quarter.
    public static let negative = DecisionPicks(rawValue: 8)
    /// Positive, made before the quarter, starts in it and lasts beyond it. THL's list has no pick for it; we pick and count it by itself.
    public static let starting = DecisionPicks(rawValue: 16)

    /// Every pick by itself, in the order of the block.
    public static let each: [DecisionPicks] = [made, inForce, ended, negative, starting]
    /// The names of the picks, in the same order.
    public static let names = ["made", "in-force", "ended", "negative", "starting"]

    /// The names of the set's picks in their order, joined by `+`; empty for the empty set.
    public var text: String { Self.each.indices.filter { contains(Self.each[$0]) }.map { Self.names[$0] }.joined(separator: "+") }

    /// Reads names joined by `+` in their order; nil for an unknown name, another order, a repeated name or nothing at all.
    public init?(text: String) {
        let picks = text.split(separator: "+", omittingEmptySubsequences: false).map { Self.names.firstIndex(of: String($0)) }
        var set: DecisionPicks = []
        for pick in picks { if let pick { set.insert(Self.each[pick]) } }
        guard !set.isEmpty, set.text == text else { return nil }
        self = set
    }
}

/// The conditions of the picks for one quarter (derivation page, section 4). A partly positive decision counts as positive.
public struct PickConditions: Sendable {
    private let first: Int32
    private let last: Int32

    /// The conditions as they are for a quarter.
    public init(_ period: MonitoringPeriod) {
        first = period.start.number
        last = period.end.number
    }

    /// The picks of a decision. Days are days since 1970-01-01.
    /// - Parameters:
    ///   - decided: the day of the decision; after the quarter there is no pick.
    ///   - from: the first day of the validity; the day of the decision where none is given.
    ///   - to: the last day of the validity; `Int32.max` until further notice.
    ///   - isPositive: positive or partly positive.
    public func picks(decided: Int32, from: Int32, to: Int32, isPositive: Bool) -> DecisionPicks {
        guard decided <= last else { return [] }
        let isMadeHere = decided >= first
        guard isPositive else { return isMadeHere ? .negative : [] }
        var picks: DecisionPicks = isMadeHere ? .made : []
        if !isMadeHere && from <= first && to >= last { picks.insert(.inForce) }
        if first <= to && to <= last { picks.insert(.ended) }
        if !isMadeHere && first < from && from <= last && to > last { picks.insert(.starting) }
        return picks
    }
}
