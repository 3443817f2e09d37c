import CodeLists
import Localization
import RegisterModel
import Testing

@testable import WebPages

@Suite struct WordsTests {
    @Test(arguments: zip(Language.allCases, ["4.4.2022", "4.4.2022", "4 April 2022"]))
    func `a day is written as its readers write it`(language: Language, text: String) throws {
        let day = try #require(Day(year: 2022, month: 4, day: 4))
        #expect(Words(language: language).day(day) == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4200, "−4,200")])
    func `thousands are parted`(number: Int, text: String) {
        #expect(Words(language: .en).number(number) == text)
        #expect(Words(language: .fi).number(number) == text.replacing(",", with: "\u{A0}"))
    }

    @Test(
        arguments: zip(
            Language.allCases, [("Kvartal 1/2023", "kvartal 1/2023"), ("1. neljännes 2023", "1. neljännes 2023"), ("Q1 2023", "Q1 2023")]))
    func `a quarter begins with a capital by itself, but not inside a sentence`(language: Language, texts: (alone: String, within: String))
        throws
    {
        let period = try #require(MonitoringPeriod("2023Q1"))
        #expect(Words(language: language).quarter(period) == texts.alone)
        #expect(Words(language: language).quarterWithin(period) == texts.within)
    }

    @Test func `no Swedish sentence names a quarter with a capital`() throws {
        let period = try #require(MonitoringPeriod("2023Q1"))
        let day = try #require(Day(year: 2023, month: 4, day: 20))
        let letter = GapLetter(area: try #require(Area.organisers.first), period: period, deadline: day, gaps: [], language: .sv)
        #expect(letter.subject.contains("för kvartal 1/2023") && letter.text.contains("för kvartal 1/2023"))
    }
}
