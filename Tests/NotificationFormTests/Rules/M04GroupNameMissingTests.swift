import Testing

@testable import NotificationForm

@Suite struct M04GroupNameMissingTests {
    let rule = FormRule.m4

    @Test func `M4 passes with a name that no other group has`() {
        #expect(rule.outcome(Sample.situation(others: [("Muut", [:])])) == .passed)
    }

    @Test func `M4 fails without a name`() {
        let problems = rule.problems(Sample.situation([.groupName: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q4"])
        #expect(problems.allSatisfy { $0.severity == .error })
    }

    @Test func `M4 refuses the name of another group in other capitals`() {
        let problems = rule.problems(Sample.situation([.groupName: "MUUT"], others: [("Muut", [:])]))
        #expect(problems.map(\.messageKey) == ["rule.M4.taken"])
    }
}
