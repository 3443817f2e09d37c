import Foundation
import RegisterModel
import WebPages

extension Moment {
    /// An instant as Finnish clocks show it, to the minute.
    init(_ instant: Date) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Helsinki") ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
        // The calendar always gives these parts; a broken clock shows the first day there is.
        let day = Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0) ?? .earliest
        self.init(day: day, hour: parts.hour ?? 0, minute: parts.minute ?? 0)
    }
}
