import Testing

@testable import NotificationForm

@Suite struct C06StructuredInPeriodTests {
    let rule = FormRule.c6

    @Test func `C6 passes when structured archiving starts after the period`() {
        #expect(rule.outcome(Sample.situation([.services: "kanta-unstructured"] + Sample.rows("structured", "2023Q2"))) == .passed)
    }

    @Test func `C6 fails when it starts in the period`() {
        let problems = rule.problems(Sample.situation([.services: "kanta-unstructured", "structured.disability": "2023Q2"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C6 does not apply to structured archiving`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
