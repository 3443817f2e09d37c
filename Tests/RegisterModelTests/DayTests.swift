import RegisterModel
import Testing

@Suite struct `Days` {
    /// The calendar counted day by day from 1 January 1800, which lies 62 091 days before 1970-01-01.
    @Test func `every day from 1800 to 2199 is the one that counting gives`() throws {
        var number: Int32 = -62_091
        for year in 1800...2199 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                #expect(Day.length(ofMonth: month, year: year) == length)
                for dayOfMonth in 1...length {
                    let day = try #require(Day(year: year, month: month, day: dayOfMonth))
                    guard day.number == number, day.civil == (year, month, dayOfMonth) else {
                        Issue.record("\(year)-\(month)-\(dayOfMonth) is number \(number), not \(day.number) \(day.civil)")
                        return
                    }
                    number += 1
                }
                #expect(Day(year: year, month: month, day: length + 1) == nil)
            }
        }
        #expect(Day(number: 0).description == "1970-01-01")
    }

    @Test(arguments: ["1800-01-01", "1900-02-28", "2000-02-29", "2023-01-09", "2024-02-29", "2099-12-31", "0000-01-01", "9999-12-31"])
    func `a written day is read and written back`(text: String) throws {
        let day = try #require(Day(text))
        #expect(day.description == text)
    }

    @Test(
        arguments: [
            "", "2023", "2023-01", "2023-1-1", "2023-01-1", "20230101", "2023/01/01", "2023-01-01 ", " 2023-01-01", "2023-01-00",
            "2023-00-10", "2023-13-01", "2023-02-29", "1900-02-29", "2023-04-31", "2023-01-32", "+023-01-01", "2023-01-0a", "２023-01-01",
            "2023-01-01T00:00",
        ])
    func `anything else is no day`(text: String) { #expect(Day(Substring(text)) == nil) }

    @Test func `the range of a delivery runs from 1900 to 2099`() {
        #expect(Day.earliest.description == "1900-01-01")
        #expect(Day.latest.description == "2099-12-31")
    }

    @Test func `days are ordered and counted by their number`() throws {
        let last = try #require(Day("2022-12-31"))
        let first = try #require(Day("2023-01-01"))
        #expect(last < first)
        #expect(last.adding(1) == first)
        #expect(first.adding(-1) == last)
    }
}

@Suite struct `Periods` {
    private func period(_ start: String, _ end: String?) throws -> Period {
        Period(start: try #require(Day(start)), end: try end.map { try #require(Day($0)) })
    }

    @Test(
        arguments: [
            ("2023-01-01", "2023-01-31", "2023-01-31", "2023-02-10", true),
            ("2023-01-01", "2023-01-31", "2023-02-01", "2023-02-10", false),
            ("2023-01-01", nil, "2030-02-01", "2030-02-10", true),
            ("2023-01-02", nil, "2022-12-01", "2023-01-01", false),
            ("2023-01-05", "2023-01-05", "2023-01-05", "2023-01-05", true),
            ("2023-01-01", nil, "2024-01-01", nil, true),
        ] as [(String, String?, String, String?, Bool)])
    func `two periods overlap if they share a day, ends included`(
        aStart: String, aEnd: String?, bStart: String, bEnd: String?, expected: Bool
    ) throws {
        let a = try period(aStart, aEnd)
        let b = try period(bStart, bEnd)
        #expect(a.overlaps(b) == expected)
        #expect(b.overlaps(a) == expected)
    }
}
