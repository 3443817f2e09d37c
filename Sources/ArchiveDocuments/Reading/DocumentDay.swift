import Delivery
import RegisterModel

/// A day as documents write it: `2019-05-31`, a partial `2019-05` or `2019`, or an instant `2019-05-31T21:30:00Z` (derivation page, section 7,
/// point 2).
enum DocumentDay {
    /// Nothing stands there.
    case empty
    /// A sound day; imprecise where the document gives only a month or a year.
    case day(Int32, imprecise: Bool)
    /// Not sound.
    case fault(RuleID)

    /// Which day of a month or a year a partial date stands for.
    enum Edge {
        /// The earliest, for a start and an event.
        case start
        /// The latest, for an end.
        case end
    }

    init(_ text: DocumentText, as edge: Edge) {
        guard text.isThere else {
            self = .empty
            return
        }
        guard let (day, imprecise) = text.withBytes({ Self.read($0, edge) }) else {
            self = .fault(.dateShape)
            return
        }
        self = day >= .earliest && day <= .latest ? .day(day.number, imprecise: imprecise) : .fault(.dateRange)
    }

    private static func read(_ bytes: Span<UInt8>, _ edge: Edge) -> (Day, imprecise: Bool)? {
        guard let year = number(bytes, 0, 4) else { return nil }
        if bytes.count == 4 { return partial(year: year, months: edge == .start ? 1 : 12, edge) }
        guard bytes.count >= 7, bytes[4] == 0x2D, let month = number(bytes, 5, 2) else { return nil }
        if bytes.count == 7 { return partial(year: year, months: month, edge) }
        if bytes.count == 10 { return Day(bytes: bytes).map { ($0, false) } }
        guard bytes.count > 10, let day = Day(bytes: bytes.extracting(0..<10)),
            let seconds = instant(bytes.extracting(10..<bytes.count))
        else { return nil }
        let (days, rest) = seconds.flooredQuotient(by: 86_400)
        return (FinlandClock.civilDay(day: Int(day.number) + days, secondOfDay: rest), false)
    }

    private static func partial(year: Int, months: Int, _ edge: Edge) -> (Day, imprecise: Bool)? {
        guard (1...12).contains(months) else { return nil }
        let dayOfMonth = edge == .start ? 1 : Day.length(ofMonth: months, year: year)
        return Day(year: year, month: months, day: dayOfMonth).map { ($0, true) }
    }

    /// The seconds from the day's beginning in UTC of `Thh:mm:ss`, perhaps a fraction, and `Z` or an offset of at most fourteen hours.
    private static func instant(_ bytes: Span<UInt8>) -> Int? {
        guard bytes.count >= 10, bytes[0] == 0x54, bytes[3] == 0x3A, bytes[6] == 0x3A, let hour = number(bytes, 1, 2),
            let minute = number(bytes, 4, 2), let second = number(bytes, 7, 2), hour < 24, minute < 60, second < 60
        else { return nil }
        var place = 9
        if bytes[place] == 0x2E {
            place += 1
            let start = place
            while place < bytes.count && (0x30...0x39).contains(bytes[place]) { place += 1 }
            if place == start { return nil }
        }
        let seconds = hour * 3600 + minute * 60 + second
        if place + 1 == bytes.count { return bytes[place] == 0x5A ? seconds : nil }
        guard place + 6 == bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D, bytes[place + 3] == 0x3A,
            let hours = number(bytes, place + 1, 2), let minutes = number(bytes, place + 4, 2), minutes < 60, hours * 60 + minutes <= 840
        else { return nil }
        let offset = hours * 3600 + minutes * 60
        return seconds + (bytes[place] == 0x2B ? -offset : offset)
    }

    private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        var value = 0
        for place in start..<start + count {
            let digit = bytes[place] &- 0x30
            if digit > 9 { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}

/// The civil day in Finland (Europe/Helsinki) of an instant, by the European Union's rule: summer time from the last Sunday of March to the
/// last Sunday of October, until 1995 of September, changing at 01:00 UTC; before 1981 none. No time-zone files are needed.
enum FinlandClock {
    /// - Parameters:
    ///   - day: days since 1970-01-01 in UTC.
    ///   - secondOfDay: seconds since that day's beginning in UTC, 0..<86 400.
    static func civilDay(day: Int, secondOfDay: Int) -> Day {
        // Outside these hours no offset matters.
        guard secondOfDay >= 21 * 3600 else { return Day(number: Int32(day)) }
        let isSummer = isSummer(day: day)
        return Day(number: Int32(day + (secondOfDay >= (isSummer ? 21 : 22) * 3600 ? 1 : 0)))
    }

    /// Whether the evening of a day, in UTC, lies in summer time. Clocks change at night, so the hour does not matter.
    private static func isSummer(day: Int) -> Bool {
        let year = Day(number: Int32(day)).civil.year
        guard year >= 1981 else { return false }
        return day >= lastSunday(year, 3, 31) && day < (year < 1996 ? lastSunday(year, 9, 30) : lastSunday(year, 10, 31))
    }

    /// The last Sunday of a month as days since 1970-01-01, which was a Thursday.
    private static func lastSunday(_ year: Int, _ month: Int, _ length: Int) -> Int {
        guard let last = Day(year: year, month: month, day: length) else { preconditionFailure("The month has that many days.") }
        return Int(last.number) - (Int(last.number) + 4).flooredQuotient(by: 7).remainder
    }
}

extension Int {
    /// Quotient and remainder with the remainder never negative.
    fileprivate func flooredQuotient(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
