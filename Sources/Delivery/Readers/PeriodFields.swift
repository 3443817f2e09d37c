extension RowChecks {
    /// The record rules that only a delivered period can break.
    mutating func checkDeliveredPeriod(first: UInt64?, last: UInt64?, startColumn: Int, _ bytes: Span<UInt8>) {
        checkHasDayInPeriod(first: first, last: last, startColumn: startColumn, bytes)
        check(
            .periodEndAfterMonitoringPeriod, startColumn + 1, bytes, canRead: first != nil && last != nil,
            fails: (last ?? 0) > context.lastDay)
    }

    /// A delivered period or received service has a day in the monitoring period.
    mutating func checkHasDayInPeriod(first: UInt64?, last: UInt64?, startColumn: Int, _ bytes: Span<UInt8>) {
        guard let first, let last else { return skip(.periodOutsideMonitoringPeriod) }
        let endsBefore = last != 0 && last < context.firstDay
        check(
            .periodOutsideMonitoringPeriod, endsBefore ? startColumn + 1 : startColumn, bytes, canRead: true,
            fails: endsBefore || first > context.lastDay)
    }

    /// The last day is not before the first.
    /// - Parameter column: of the last day.
    @inline(__always)
    mutating func checkOrder(_ rule: RuleID, first: UInt64?, last: UInt64?, column: Int, _ bytes: Span<UInt8>) {
        if let first, let last {
            check(rule, column, bytes, canRead: true, fails: last != 0 && last < first)
        } else {
            skip(rule)
        }
    }
}
