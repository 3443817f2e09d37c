import Testing

@testable import NotificationForm

@Suite struct C16NothingExtractedTests {
    let rule = FormRule.c16

    @Test func `C16 passes when another extraction is considered`() {
        #expect(
            rule.outcome(
                Sample.situation([.services: "separate", .extraction("valid-service"): "needs-review"] + Sample.rows("decisions", "no")))
                == .passed)
    }

    @Test func `C16 fails when nothing at all can be extracted`() {
        let problems = rule.problems(
            Sample.situation([.services: "separate"] + Sample.rows("decisions", "no") + Sample.rows("extraction", "not-used")))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q24-positive-in-period"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
    }

    @Test func `C16 does not apply while a row of question 24 is open`() {
        #expect(
            rule.outcome(Sample.situation([.services: "separate"] + Sample.rows("decisions", "no") + [.decisions("negative"): nil]))
                == .notApplicable)
    }
}
