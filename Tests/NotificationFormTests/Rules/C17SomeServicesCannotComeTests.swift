import Testing

@testable import NotificationForm

@Suite struct C17SomeServicesCannotComeTests {
    let rule = FormRule.c17

    @Test func `C17 passes when every service can come in part`() {
        #expect(rule.outcome(Sample.situation([.services: "separate"] + Sample.coverage("partly"))) == .passed)
    }

    @Test func `C17 fails when a service cannot come`() {
        let problems = rule.problems(Sample.situation([.services: "separate", "serviceCoverage.home-care": "no"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(problems.first?.places.last?.anchor == "q28-home-care")
    }

    @Test func `C17 does not apply to a partial delivery`() {
        #expect(rule.outcome(Sample.situation([.services: "separate-partial", "serviceCoverage.home-care": "no"])) == .notApplicable)
    }
}
