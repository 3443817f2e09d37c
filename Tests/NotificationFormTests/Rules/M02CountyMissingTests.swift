import Testing

@testable import NotificationForm

@Suite struct M02CountyMissingTests {
    let rule = FormRule.m2

    @Test func `M2 passes with a county`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `M2 fails without a county`() {
        let problems = rule.problems(Sample.situation([.county: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q2"])
        #expect(problems.allSatisfy { $0.severity == .error })
    }

    @Test func `M2 refuses a code that is no county`() {
        #expect(rule.anchors(Sample.situation([.county: "99"])) == ["q2"])
    }
}
