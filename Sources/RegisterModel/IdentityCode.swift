/// A Finnish personal identity code, packed into 30 bits whose order is the byte order of the written code.
///
/// Day of birth, century sign and individual number are kept; the check character follows from them. The sign is part of the identity:
/// two persons can differ in the sign alone, so it is never normalised.
public struct IdentityCode: Hashable, Comparable, Sendable {
    /// Bits from the top: day 5, month 4, year of the century 7, rank of the sign 4, individual number 10.
    public let packed: UInt32

    /// Why bytes are no identity code, in the order in which it is found out. Each is the finding `person-id.<name>`.
    public enum Fault: Error, Hashable, Sendable {
        /// Wrong length, a non-digit, a sign outside the table, or the individual number 000 or 001.
        case shape
        /// The day of birth does not exist, or lies after the reference day.
        case date
        /// The check character is not the one that the digits give.
        case checkCharacter
    }

    /// The signs in byte order; the rank of a sign is its place here. `+` is the 1800s, `-` and `U`…`Y` the 1900s, `A`…`F` the 2000s.
    static let signs: [UInt8] = Array("+-ABCDEFUVWXY".utf8)

    /// Takes a packed code apart again.
    public init(packed: UInt32) { self.packed = packed }

    /// Makes a code from its parts, which must be sound; for synthetic data.
    public init?(birthDay: Day, sign: Character, individualNumber: Int) {
        let (year, month, day) = birthDay.civil
        guard let ascii = sign.asciiValue, let rank = Self.signs.firstIndex(of: ascii), (2...999).contains(individualNumber),
            Self.century(ofRank: rank) == year / 100
        else { return nil }
        packed = Self.pack(day: day, month: month, year: year % 100, rank: rank, number: individualNumber)
    }

    /// Reads the eleven bytes of a code without outer blanks and gives the day of birth with it. The faults come in this order: length, digits
    /// of the date and sign; date; individual number; check character.
    /// - Parameter reference: a birth day after it is `Fault.date`.
    public static func read(_ bytes: Span<UInt8>, bornBy reference: Day) throws(Fault) -> (code: IdentityCode, birthDay: Day) {
        guard bytes.count == 11 else { throw .shape }
        // The digits of the date in six bytes of a word: each becomes 0–9; anything else leaves the upper bit, or gets it by the addition.
        let head = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let digits = (head ^ 0x3030_3030_3030) & 0xFFFF_FFFF_FFFF
        let areDigits = ((digits &+ 0x7676_7676_7676) | digits) & 0x8080_8080_8080 == 0
        guard areDigits, let rank = Self.rank(ofSign: bytes[6]) else { throw .shape }
        // Two digits become one number in every other byte.
        let pairs = digits &* 10 &+ digits >> 8
        let (day, month, year) = (Int(pairs & 0xFF), Int(pairs >> 16 & 0xFF), Int(pairs >> 32 & 0xFF))
        guard let birth = Self.birthDay(century: Self.century(ofRank: rank), year: year, month: month, day: day), birth <= reference else {
            throw .date
        }
        let last = (bytes[7] &- 0x30, bytes[8] &- 0x30, bytes[9] &- 0x30)
        let number = Int(last.0) * 100 + Int(last.1) * 10 + Int(last.2)
        guard last.0 <= 9, last.1 <= 9, last.2 <= 9, number >= 2 else { throw .shape }
        guard bytes[10] == Self.checkCharacter(((day * 100 + month) * 100 + year) * 1000 + number) else { throw .checkCharacter }
        return (IdentityCode(packed: Self.pack(day: day, month: month, year: year, rank: rank, number: number)), birth)
    }

    /// The day of a year of a century; nil if it does not exist. The same as `Day.init(year:month:day:)` without a division by a year, for this
    /// is done once a row.
    @inline(__always)
    private static func birthDay(century: Int, year: Int, month: Int, day: Int) -> Day? {
        let isLeap = year & 3 == 0 && (year != 0 || century & 3 == 0)
        guard (1...12).contains(month) else { return nil }
        let length = month == 2 ? (isLeap ? 29 : 28) : 30 + (month + month >> 3) & 1
        guard (1...length).contains(day) else { return nil }
        let full = century * 100 + year
        // Centuries begun before the year; leap days before it are every fourth year, without the centuries, with every fourth of them.
        let centuries = century + (year > 0 ? 1 : 0)
        let daysBeforeYear = 365 * full + (full + 3) >> 2 - centuries + (centuries + 3) >> 2
        let daysBeforeMonth = (367 * month - 362) / 12 - (month > 2 ? (isLeap ? 1 : 2) : 0)
        return Day(number: Int32(truncatingIfNeeded: daysBeforeYear + daysBeforeMonth + day - 1 - 719_528))
    }

    /// Reads a written code without outer blanks.
    public init(_ text: String, bornBy reference: Day = .latest) throws(Fault) {
        let bytes = Array(text.utf8)
        self = try Self.read(bytes.span, bornBy: reference).code
    }

    private static func pack(day: Int, month: Int, year: Int, rank: Int, number: Int) -> UInt32 {
        UInt32(day) << 25 | UInt32(month) << 21 | UInt32(year) << 14 | UInt32(rank) << 10 | UInt32(number)
    }

    @inline(__always)
    private static func rank(ofSign sign: UInt8) -> Int? {
        switch sign {
        case 0x2B: 0
        case 0x2D: 1
        case 0x41...0x46: Int(sign) - 0x41 + 2
        case 0x55...0x59: Int(sign) - 0x55 + 8
        default: nil
        }
    }

    @inline(__always)
    private static func century(ofRank rank: Int) -> Int { rank == 0 ? 18 : rank == 1 || rank >= 8 ? 19 : 20 }

    @inline(__always)
    private static func checkCharacter(_ digits: Int) -> UInt8 {
        // 0123456789ABCDEFHJKLMNPRSTUVWXY by the remainder, by arithmetic: no table is touched for a row.
        let remainder = UInt8(truncatingIfNeeded: digits % 31)
        switch remainder {
        case 0...9: return 0x30 + remainder
        case 10...15: return 0x41 + remainder - 10
        case 16: return 0x48
        case 17...20: return 0x4A + remainder - 17
        case 21...22: return 0x4E + (remainder - 21) * 2
        default: return 0x52 + remainder - 23
        }
    }

    /// Day of the month of birth, 1–31.
    public var dayOfMonth: Int { Int(packed >> 25) }
    /// Month of birth, 1–12.
    public var month: Int { Int(packed >> 21 & 15) }
    /// Year of birth with its century.
    public var birthYear: Int { Self.century(ofRank: Int(packed >> 10 & 15)) * 100 + Int(packed >> 14 & 127) }
    /// The individual number, 2–999.
    public var individualNumber: Int { Int(packed & 1023) }
    /// The day of birth.
    public var birthDay: Day { Day(year: birthYear, month: month, day: dayOfMonth)! }
    /// Whether the code is of the 900 series, which no real person has.
    public var isSynthetic: Bool { individualNumber >= 900 }

    /// Writes the eleven bytes of the code at a place and gives their number.
    @discardableResult
    public func write(at place: UnsafeMutablePointer<UInt8>) -> Int {
        let year = Int(packed >> 14 & 127)
        let date = (dayOfMonth * 100 + month) * 100 + year
        let number = individualNumber
        var rest = date
        for digit in stride(from: 5, through: 0, by: -1) {
            place[digit] = UInt8(0x30 + rest % 10)
            rest /= 10
        }
        place[6] = Self.sign(ofRank: Int(packed >> 10 & 15))
        place[7] = UInt8(0x30 + number / 100)
        place[8] = UInt8(0x30 + number / 10 % 10)
        place[9] = UInt8(0x30 + number % 10)
        place[10] = Self.checkCharacter(date * 1000 + number)
        return 11
    }

    @inline(__always)
    private static func sign(ofRank rank: Int) -> UInt8 {
        switch rank {
        case 0: 0x2B
        case 1: 0x2D
        case 2...7: UInt8(0x41 + rank - 2)
        default: UInt8(0x55 + rank - 8)
        }
    }

    /// Adds the eleven bytes of the code.
    public func write(to bytes: inout some RangeReplaceableCollection<UInt8>) { bytes.append(contentsOf: text.utf8) }

    /// The written code. Never put it in a log, an error or a page.
    public var text: String {
        String(unsafeUninitializedCapacity: 11) { bytes in write(at: bytes.baseAddress!) }
    }

    /// The byte order of the written codes.
    public static func < (a: IdentityCode, b: IdentityCode) -> Bool { a.packed < b.packed }
}
