import Foundation
import RegisterModel
import Testing

@Suite struct `Monitoring periods` {
    @Test(
        arguments: [
            ("2023Q1", "2023-01-01", "2023-03-31"),
            ("2023Q2", "2023-04-01", "2023-06-30"),
            ("2023Q3", "2023-07-01", "2023-09-30"),
            ("2023Q4", "2023-10-01", "2023-12-31"),
            ("2024Q1", "2024-01-01", "2024-03-31"),
            ("2000Q1", "2000-01-01", "2000-03-31"),
            ("2099Q4", "2099-10-01", "2099-12-31"),
        ])
    func `a quarter runs from its first day to its last, both included`(text: String, start: String, end: String) throws {
        let period = try #require(MonitoringPeriod(text))
        #expect(period.description == text)
        #expect(period.start.description == start)
        #expect(period.end.description == end)
        #expect(period.contains(period.start))
        #expect(period.contains(period.end))
        #expect(!period.contains(period.start.adding(-1)))
        #expect(!period.contains(period.end.adding(1)))
    }

    @Test(
        arguments: [
            "", "2023Q5", "2023Q0", "1999Q4", "2100Q1", " 2023Q1", "2023Q1 ", "2023q1", "2023", "23Q1", "Q12023", "2023-Q1", "2023Q",
            "2023Q01",
            "+023Q1", "２023Q1", "2023Q¹",
        ])
    func `anything else is no monitoring period`(text: String) { #expect(MonitoringPeriod(text) == nil) }

    @Test func `quarters follow each other over the turn of the year and end with the range`() throws {
        let last = try #require(MonitoringPeriod("2022Q4"))
        let next = try #require(last.next)
        #expect(next.description == "2023Q1")
        #expect(next.previous == last)
        #expect(last < next)
        #expect(MonitoringPeriod("2000Q1")?.previous == nil)
        #expect(MonitoringPeriod("2099Q4")?.next == nil)
    }

    @Test func `a quarter is kept in a file as it is written`() throws {
        let period = try #require(MonitoringPeriod("2023Q1"))
        let data = try JSONEncoder().encode([period])
        #expect(String(decoding: data, as: UTF8.self) == #"["2023Q1"]"#)
        #expect(try JSONDecoder().decode([MonitoringPeriod].self, from: data) == [period])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([MonitoringPeriod].self, from: Data(#"["2023Q5"]"#.utf8)) }
    }
}
