import Testing

@testable import NotificationForm

@Suite struct P07SameSystemDifferentAbilityTests {
    let rule = FormRule.p7

    @Test func `P7 passes when the same system can do the same`() {
        #expect(rule.outcome(Sample.situation(others: [("Muut", [:])])) == .passed)
    }

    @Test func `P7 fails when the same system is said to reach back differently`() {
        let problems = rule.problems(Sample.situation(others: [("Muut", [.retroactive: "new-only"])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q18"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `P7 does not apply to different systems`() {
        #expect(rule.outcome(Sample.situation(others: [("Muut", [.system: "apotti", .retroactive: "new-only"])])) == .notApplicable)
    }
}
