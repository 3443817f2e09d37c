import Testing

@testable import NotificationForm

@Suite struct M30DiscussionMissingTests {
    let rule = FormRule.m30

    @Test func `M30 passes when discussions are not wished for`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `M30 fails without an answer`() {
        let problems = rule.problems(Sample.situation([.discussion: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q30"])
        #expect(problems.allSatisfy { $0.severity == .error })
    }

    @Test func `M30 is not satisfied by the topics of a discussion alone`() {
        #expect(rule.anchors(Sample.situation([.discussion: nil, .discussionTopics: "Hemvård"])) == ["q30"])
    }
}
