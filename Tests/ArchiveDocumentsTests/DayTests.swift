import Foundation
import RegisterModel
import Testing

@testable import ArchiveDocuments

@Suite struct `The civil day in Finland` {
    @Test func `is that of the time-zone database for instants of 1983 to 2099`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(state: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Helsinki")!
        let days = Day(year: 1983, month: 1, day: 1)!.number...Day(year: 2099, month: 12, day: 30)!.number
        for _ in 0..<20_000 {
            let day = Int32.random(in: days, using: &random)
            // Mostly the hours in which it matters, and the nights in which clocks change.
            let second =
                Bool.random(using: &random) ? Int.random(in: 75_000..<86_400, using: &random) : Int.random(in: 0..<86_400, using: &random)
            let instant = Date(timeIntervalSince1970: Double(day) * 86_400 + Double(second))
            let parts = calendar.dateComponents([.year, .month, .day], from: instant)
            let expected = Day(year: parts.year!, month: parts.month!, day: parts.day!)
            #expect(FinlandClock.civilDay(day: Int(day), secondOfDay: second) == expected, "seed \(seed), \(instant)")
        }
    }
}
