import Localization
import Testing

@testable import NotificationForm

@Suite struct C14MonthOfStartDatesTests {
    let rule = FormRule.c14

    @Test func `C14 passes when the month is told`() {
        #expect(rule.outcome(Sample.situation([.retroactive: "since-later", .retroactiveFrom: "2021-03"])) == .passed)
    }

    @Test func `C14 fails for each of the two questions without its month`() {
        let problems = rule.problems(Sample.situation([.retroactive: "since-later", .childProtectionRetroactive: "since-later"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q18-retroactiveFrom", "q21-childProtectionRetroactiveFrom"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(
            problems.map { $0.message(in: .en) } == [
                "Give the month from which start dates exist (question 18)", "Give the month from which start dates exist (question 21)",
            ])
    }

    @Test func `C14 does not apply when dates reach far back`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
