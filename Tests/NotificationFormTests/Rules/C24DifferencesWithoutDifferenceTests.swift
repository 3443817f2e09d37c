import Testing

@testable import NotificationForm

@Suite struct C24DifferencesWithoutDifferenceTests {
    let rule = FormRule.c24

    @Test func `C24 passes when a task differs`() {
        #expect(rule.outcome(Sample.situation(["servicesByTask.disability": "separate"])) == .passed)
    }

    @Test func `C24 fails when the differences do not differ, for THL to know`() {
        let problems = rule.problems(Sample.situation(Sample.rows("servicesByTask", "kanta-structured")))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23-servicesByTask-older-people"])
        #expect(problems.allSatisfy { $0.severity == .info })
    }

    @Test func `C24 does not apply without differences`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
