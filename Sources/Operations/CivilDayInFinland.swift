import Foundation
import RegisterModel

/// The civil day in Finland (Europe/Helsinki) of an instant.
///
/// Reckoned by the rule of the European Union, in force since 1996: summer time from the last Sunday of March to the last Sunday of October,
/// changing at 01:00 UTC. No time-zone files are needed on the machine.
func civilDayInFinland(_ instant: Date) -> Day {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
    let (day, secondOfDay) = seconds.quotientAndRemainder(flooringBy: 86_400)
    let year = Day(number: Int32(day)).civil.year
    let now = (day, secondOfDay)
    let isSummer = now >= (lastSunday(year, 3), 3600) && now < (lastSunday(year, 10), 3600)
    let local = seconds + (isSummer ? 3 : 2) * 3600
    return Day(number: Int32(local.quotientAndRemainder(flooringBy: 86_400).quotient))
}

/// The last Sunday of a month with 31 days, as days since 1970-01-01, which was a Thursday.
private func lastSunday(_ year: Int, _ month: Int) -> Int {
    guard let last = Day(year: year, month: month, day: 31) else { preconditionFailure("March and October have 31 days.") }
    let number = Int(last.number)
    return number - (number + 4).quotientAndRemainder(flooringBy: 7).remainder
}

extension Int {
    /// Quotient and remainder with the remainder never negative.
    fileprivate func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
