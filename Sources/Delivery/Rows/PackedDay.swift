import RegisterModel

/// A day of 1900–2099 in 17 bits: 1 is 1900-01-01, 0 stands for an empty field.
enum PackedDay {
    static let bits: UInt64 = 17
    static let mask: UInt64 = (1 << bits) - 1

    @inline(__always)
    static func pack(_ day: Day) -> UInt64 { UInt64(truncatingIfNeeded: Int64(day.number) - Int64(Day.earliest.number) + 1) }

    @inline(__always)
    static func pack(_ day: Day?) -> UInt64 { day.map { pack($0) } ?? 0 }

    /// Whether a day, which may lie before 1900, comes after a packed one.
    @inline(__always)
    static func isAfter(_ day: Day, _ packed: UInt64) -> Bool {
        Int64(day.number) - Int64(Day.earliest.number) + 1 > Int64(truncatingIfNeeded: packed)
    }

    /// The day; nil for 0.
    @inline(__always)
    static func unpack(_ packed: UInt64) -> Day? {
        packed == 0 ? nil : Day(number: Int32(truncatingIfNeeded: packed) + Day.earliest.number - 1)
    }
}
