import CodeLists
import Localization
import NotificationForm
import RegisterModel

extension Code {
    /// The name in a language.
    func name(_ language: Language) -> String {
        switch language {
        case .sv: entry.sv
        case .fi: entry.fi
        case .en: entry.en
        }
    }
}

/// A moment in Finnish time, to the minute, as pages show it.
public struct Moment: Sendable, Hashable {
    /// The day.
    public let day: Day
    /// The hour, 0–23.
    public let hour: Int
    /// The minute, 0–59.
    public let minute: Int

    /// Makes a moment from its parts; the caller has turned it into Finnish time.
    public init(day: Day, hour: Int, minute: Int) {
        self.day = day
        self.hour = hour
        self.minute = minute
    }
}

/// Days, numbers and texts as one language writes them.
struct Words {
    let language: Language

    /// A text of the pages' catalogue.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.pages.text(key, language, values) }

    /// `31.3.2023`, in English `31 March 2023`.
    func day(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.civil
        return self("date.\(month)", ["day": String(dayOfMonth), "year": String(year)])
    }

    /// The day and the time of the day.
    func moment(_ moment: Moment) -> String {
        let minute = moment.minute < 10 ? "0\(moment.minute)" : String(moment.minute)
        return self("date.time", ["date": day(moment.day), "hour": String(moment.hour), "minute": minute])
    }

    /// The time of the day.
    func time(_ moment: Moment) -> String { "\(moment.hour).\(moment.minute < 10 ? "0" : "")\(moment.minute)" }

    /// The name of a quarter as it stands by itself: in headings, tables and choices.
    func quarter(_ period: MonitoringPeriod) -> String {
        self("date.quarter", ["quarter": String(period.quarter), "year": String(period.year)])
    }

    /// The name of a quarter inside a sentence or after other words, where Swedish writes it with a small letter.
    func quarterWithin(_ period: MonitoringPeriod) -> String {
        self("date.quarter-within", ["quarter": String(period.quarter), "year": String(period.year)])
    }

    /// First and last day of a quarter.
    func days(_ period: MonitoringPeriod) -> String { day(period.start) + "–" + day(period.end) }

    /// So many of so many municipality groups.
    func groups(_ part: Int, of whole: Int) -> String {
        self(whole == 1 ? "register.of-one" : "register.of", ["part": String(part), "whole": String(whole)])
    }

    /// A month: `9/2024`.
    func month(_ month: Month) -> String { "\(month.month)/\(month.year)" }

    /// A share in thousandths as a percentage with one decimal.
    func share(_ perMille: Int) -> String {
        let decimals = language == .en ? "." : ","
        let sign = language == .en ? "%" : "\u{A0}%"
        return "\(perMille / 10)\(decimals)\(perMille % 10)\(sign)"
    }

    /// A whole number with its thousands apart.
    func number(_ number: Int) -> String { language.number(number) }

    /// Values by name as their readers expect: å, ä and ö last.
    func sorted<Value>(_ values: [Value], by name: (Value) -> String) -> [Value] { values.inAlphabeticalOrder(by: name) }
}
