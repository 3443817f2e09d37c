import Testing

@testable import NotificationForm

@Suite struct C22TopicsMissingTests {
    let rule = FormRule.c22

    @Test func `C22 passes when the topics are told`() {
        #expect(rule.outcome(Sample.situation([.discussion: "yes", .discussionTopics: "Hemvård"])) == .passed)
    }

    @Test func `C22 fails when they are not`() {
        let problems = rule.problems(Sample.situation([.discussion: "yes"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q31"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C22 does not apply when no discussion is wished for`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
