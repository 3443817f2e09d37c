import Testing

@testable import NotificationForm

@Suite struct C19NoServiceCanComeTests {
    let rule = FormRule.c19

    @Test func `C19 passes when one service perhaps comes`() {
        #expect(rule.outcome(Sample.situation(Sample.coverage("no") + ["serviceCoverage.home-care": "possibly"])) == .passed)
    }

    @Test func `C19 fails when no service can come and a method is declared`() {
        let problems = rule.problems(Sample.situation(Sample.coverage("no")))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
    }

    @Test func `C19 does not apply when nothing is declared to come`() {
        #expect(rule.outcome(Sample.situation([.services: "none"] + Sample.coverage("no"))) == .notApplicable)
    }
}
