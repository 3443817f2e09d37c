import Testing

@testable import NotificationForm

@Suite struct C21HomeCareSourceTests {
    let rule = FormRule.c21

    @Test func `C21 passes when the health care system is used`() {
        #expect(
            rule.outcome(
                Sample.situation(
                    [.services: "separate", .systemScope: "all-except-home-care", "serviceCoverage.home-care": "mostly"] + [
                        .extraction("health-system"): "used"
                    ])) == .passed)
    }

    @Test func `C21 fails when it is not`() {
        let problems = rule.problems(
            Sample.situation(
                [.services: "separate", .systemScope: "all-except-home-care", "serviceCoverage.home-care": "mostly"] + [
                    .extraction("health-system"): "not-used"
                ]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q26-health-system"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C21 does not apply when home care is in the main system`() {
        #expect(rule.outcome(Sample.situation([.services: "separate", "serviceCoverage.home-care": "mostly"])) == .notApplicable)
    }
}
