import RegisterModel

/// A field that holds a day.
enum DayField {
    case empty
    /// A sound day, packed.
    case day(UInt64)
    /// Not sound.
    case fault(RuleID)

    @inline(__always)
    init(_ bytes: Span<UInt8>, _ field: Range<Int>, months: MonthTable) {
        if field.isEmpty {
            self = .empty
        } else if let packed = months.packedDay(bytes, field) {
            self = .day(packed)
        } else {
            self = Day(bytes: bytes.extracting(field)) == nil ? .fault(.dateShape) : .fault(.dateRange)
        }
    }
}

/// The packed first day of every month of 1900–2099: a day is looked up instead of computed, which is a tenth of the work on a row.
struct MonthTable: Sendable {
    private let firstDays: [UInt32]

    init() {
        firstDays = (0...2400).map { month in
            UInt32(
                month == 2400
                    ? PackedDay.pack(Day.latest) + 1 : PackedDay.pack(Day(year: 1900 + month / 12, month: month % 12 + 1, day: 1)!))
        }
    }

    /// The packed day of the ten bytes `YYYY-MM-DD`; nil for any other shape, a day that does not exist, or one outside 1900–2099.
    @inline(__always)
    func packedDay(_ bytes: Span<UInt8>, _ field: Range<Int>) -> UInt64? {
        guard field.count == 10 else { return nil }
        // Digits become 0–9 and hyphens 0 in one step; anything else leaves a bit of the upper half, or goes beyond 9.
        let raw = bytes.bytes
        let head = unsafe raw.unsafeLoadUnaligned(fromByteOffset: field.lowerBound, as: UInt64.self) ^ 0x2D30_302D_3030_3030
        let tail = unsafe raw.unsafeLoadUnaligned(fromByteOffset: field.lowerBound + 8, as: UInt16.self) ^ 0x3030
        let carries = (head &+ 0x7F76_767F_7676_7676) | head | (UInt64(tail &+ 0x7676) | UInt64(tail))
        guard carries & 0x8080_8080_8080_8080 == 0 else { return nil }
        let digit = { (place: UInt64) in Int(truncatingIfNeeded: head >> (8 * place) & 15) }
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        let month = digit(5) * 10 + digit(6)
        let day = UInt32(tail & 15) * 10 + UInt32(tail >> 8 & 15)
        guard (1900...2099).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let place = (year - 1900) * 12 + month - 1
        let packed = firstDays[place] + day - 1
        return packed < firstDays[place + 1] ? UInt64(packed) : nil
    }
}
