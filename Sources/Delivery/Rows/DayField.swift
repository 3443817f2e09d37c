import RegisterModel

/// A field that holds a day.
enum DayField {
    case empty
    /// A sound day, packed.
    case day(UInt64)
    /// Not sound.
    case fault(RuleID)

    @inline(__always)
    init(_ bytes: Span<UInt8>, _ field: Range<Int>) {
        if field.isEmpty {
            self = .empty
        } else if let day = Day(bytes: bytes.extracting(field)) {
            self = Day.earliest <= day && day <= .latest ? .day(PackedDay.pack(day)) : .fault(.dateRange)
        } else {
            self = .fault(.dateShape)
        }
    }
}
