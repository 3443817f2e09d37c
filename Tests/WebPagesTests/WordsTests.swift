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
}
