import Testing

@testable import NotificationForm

@Suite struct C18EverythingCanComeTests {
    let rule = FormRule.c18

    @Test func `C18 passes when one service comes in part`() {
        #expect(
            rule.outcome(
                Sample.situation([.services: "separate-partial"] + Sample.coverage("mostly") + ["serviceCoverage.home-care": "partly"]))
                == .passed)
    }

    @Test func `C18 fails when every service can come`() {
        let problems = rule.problems(Sample.situation([.services: "separate-partial"] + Sample.coverage("mostly")))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C18 does not apply while a service is open`() {
        #expect(
            rule.outcome(Sample.situation([.services: "separate-partial"] + Sample.coverage("mostly") + ["serviceCoverage.home-care": nil]))
                == .notApplicable)
    }
}
