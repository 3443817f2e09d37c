/// A stretch of days, closed on both ends. An empty end means "not ended as far as is known".
public struct Period: Hashable, Sendable, Codable {
    /// The first day, included.
    public let start: Day
    /// The last day, included; nil if not ended as far as is known.
    public let end: Day?

    /// Makes a period; the caller has checked that the end is not before the start.
    public init(start: Day, end: Day?) {
        self.start = start
        self.end = end
    }

    /// Whether the two share a day.
    public func overlaps(_ other: Period) -> Bool {
        (end.map { other.start <= $0 } ?? true) && (other.end.map { start <= $0 } ?? true)
    }
}
