import Testing

@testable import NotificationForm

@Suite struct C23MainMethodUnusedTests {
    let rule = FormRule.c23

    @Test func `C23 passes when one task keeps the main method`() {
        #expect(
            rule.outcome(Sample.situation(Sample.rows("servicesByTask", "separate") + ["servicesByTask.disability": "kanta-structured"]))
                == .passed)
    }

    @Test func `C23 fails when no task has the main method`() {
        let problems = rule.problems(Sample.situation(Sample.rows("servicesByTask", "separate")))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C23 does not apply while a task takes the main method silently`() {
        #expect(
            rule.outcome(Sample.situation(Sample.rows("servicesByTask", "separate") + ["servicesByTask.disability": nil])) == .notApplicable
        )
    }
}
