import RegisterModel

/// Hands out identity codes of the 900 series, each one once: for every day of birth the 100 individual numbers 900–999 under each of the six signs
/// of the century. No real person has such a number.
struct IdentityCodeIssue: Sendable {
    private static let first = Day.earliest
    private static let signs1900 = Array("-YXWVU")
    private static let signs2000 = Array("ABCDEF")
    private static let numbers = 100
    /// How many codes one day of birth has.
    static let codesPerDay = 6 * numbers

    private var issued: [UInt16]

    /// Starts with nothing issued. Days of birth run from 1900-01-01 to `last`, included.
    init(through last: Day) {
        issued = Array(repeating: 0, count: Int(last.number - Self.first.number) + 1)
    }

    /// A code that was not given out before, for the wanted day of birth or, where that day has none left, the nearest earlier day that has one;
    /// nil when no earlier day has.
    mutating func code(bornOn day: Day) -> (code: IdentityCode, birth: Day)? {
        var place = Int(day.number - Self.first.number)
        while place >= 0, Int(issued[place]) == Self.codesPerDay { place -= 1 }
        guard place >= 0 else { return nil }
        // A step that has no divisor in common with 600, from a start of the day's own, visits every slot once.
        let slot = (Int(issued[place]) * 77 + place * 41) % Self.codesPerDay
        issued[place] += 1
        let birth = Self.first.adding(place)
        let signs = birth.civil.year < 2000 ? Self.signs1900 : Self.signs2000
        guard let code = IdentityCode(birthDay: birth, sign: signs[slot / Self.numbers], individualNumber: 900 + slot % Self.numbers) else {
            return nil
        }
        return (code, birth)
    }
}

/// What has been given out and may not be given out again: pass it from one extract to the next where they are to hold different people.
public struct IssuedNumbers: Sendable {
    var codes: IdentityCodeIssue
    /// The number in the last matter or decision id.
    var serial = 0
    /// The number in the last document of the archive.
    var document = 0
    /// The number in the last temporary identifier.
    var temporary = 0

    /// Nothing given out yet; for clients born by the end of a quarter.
    public init(for period: MonitoringPeriod) { codes = IdentityCodeIssue(through: period.end) }
}
