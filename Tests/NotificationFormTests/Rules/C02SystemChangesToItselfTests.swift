import Testing

@testable import NotificationForm

@Suite struct C02SystemChangesToItselfTests {
    let rule = FormRule.c2

    @Test func `C2 passes when another system follows`() {
        #expect(rule.outcome(Sample.situation([.systemChange: "Apotti"])) == .passed)
    }

    @Test func `C2 fails when the same system follows`() {
        let problems = rule.problems(Sample.situation([.system: "apotti", .systemChange: "Apotti"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q9"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C2 does not apply when no change is planned`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
