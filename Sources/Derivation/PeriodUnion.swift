/// The union of intervals that come sorted by their first day (derivation page, section 2, points 3 and 4). Used by every kind of period.
///
/// Days are numbers since 1970-01-01; both ends are included; an interval that has not ended has the end `Int32.max`. An interval whose
/// start is on or before the running end, or at most `gapDays` behind it, belongs to the same period; the next one starts a new period.
/// With the default of 0 the same day joins and the next day does not.
public struct PeriodUnion {
    /// The first day of the running period.
    public private(set) var start: Int32
    /// The last day of the running period; `Int32.max` if any of its intervals has no end.
    public private(set) var end: Int32
    private let gapDays: Int32

    /// Starts with the earliest interval.
    public init(start: Int32, end: Int32, gapDays: Int32) {
        self.start = start
        self.end = end
        self.gapDays = gapDays
    }

    /// Takes in the next interval; false, without change, if it starts a new period.
    @inline(__always)
    public mutating func joins(start next: Int32, end nextEnd: Int32) -> Bool {
        guard end == .max || next <= end || next - end <= gapDays else { return false }
        end = max(end, nextEnd)
        return true
    }
}
