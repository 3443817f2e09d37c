import CodeLists
import RegisterModel

/// Person, organiser, service task, first and last day of a row in one word, in this order from the top, so that sorting the words sorts
/// the rows. The person is the part of the identity code that its partition does not tell, or the rank of a temporary identifier.
///
/// Bits from the top: dropped 1, person 21, organiser 5, service task 3, first day 17, last day 17.
public struct RowKey: Hashable, Comparable, Sendable {
    /// The word.
    public var word: UInt64

    @inline(__always)
    init(word: UInt64) { self.word = word }

    @inline(__always)
    init(person: UInt32, organiser: Int, serviceTask: Int, first: UInt64, last: UInt64) {
        word = UInt64(person) << 42 | UInt64(organiser) << 37 | UInt64(serviceTask) << 34 | first << 17 | last
    }

    static let droppedBit: UInt64 = 1 << 63

    /// The person's number within the partition.
    @inline(__always) public var person: UInt32 { UInt32(truncatingIfNeeded: word >> 42) & 0x1F_FFFF }
    /// Person, organiser and task together: what a period is one of.
    @inline(__always) public var group: UInt64 { (word & ~Self.droppedBit) >> 34 }
    /// Organiser, task and both days together: everything but the person.
    @inline(__always) var facts: UInt64 { word & (1 << 42 - 1) }
    /// The organiser's place in its list.
    @inline(__always) public var organiser: Int { Int(word >> 37 & 31) }
    /// The task's place in its list.
    @inline(__always) public var serviceTask: Int { Int(word >> 34 & 7) }
    /// The first day as days since 1970-01-01.
    @inline(__always) public var first: Int32 { Int32(truncatingIfNeeded: word >> 17 & PackedDay.mask) + Day.earliest.number - 1 }
    /// The last day as days since 1970-01-01; `Int32.max` if the row has none.
    @inline(__always) public var last: Int32 {
        let packed = word & PackedDay.mask
        return packed == 0 ? .max : Int32(truncatingIfNeeded: packed) + Day.earliest.number - 1
    }

    /// Orders by person, organiser, service task, first and last day.
    public static func < (a: RowKey, b: RowKey) -> Bool { a.word < b.word }
}
