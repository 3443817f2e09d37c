import Testing

@testable import NotificationForm

@Suite struct C09TwoChannelsTests {
    let rule = FormRule.c9

    @Test func `C9 passes when periods come separately too`() {
        #expect(rule.outcome(Sample.situation([.services: "separate"] + Sample.rows("periods", "separate"))) == .passed)
    }

    @Test func `C9 fails when periods come from the archive, for THL to know`() {
        let problems = rule.problems(Sample.situation(["servicesByTask.child-protection": "separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q17-child-protection"])
        #expect(problems.allSatisfy { $0.severity == .info })
        #expect(problems.first?.places.map(\.anchor) == ["q17-child-protection", "q23-servicesByTask-child-protection"])
    }

    @Test func `C9 does not apply when services come from the archive`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
