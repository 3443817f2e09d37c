import Testing

@testable import NotificationForm

@Suite struct C05StructuredTooLateTests {
    let rule = FormRule.c5

    @Test func `C5 passes when structured archiving starts in the period`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `C5 fails when it starts later, or at the end of the transition`() {
        let problems = rule.problems(
            Sample.situation(["structured.disability": "2023Q2", "structured.child-protection": "transition-end"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q13-child-protection"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
        #expect(problems.first?.places.map(\.anchor) == ["q13-child-protection", "q23", "q14-disability"])
    }

    @Test func `C5 does not apply to unstructured archiving`() {
        #expect(rule.outcome(Sample.situation([.services: "kanta-unstructured"])) == .notApplicable)
    }
}
