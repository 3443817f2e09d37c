import Testing

@testable import NotificationForm

@Suite struct C10ComplementMeantTests {
    let rule = FormRule.c10

    @Test func `C10 passes when periods are not complemented`() {
        #expect(rule.outcome(Sample.situation([.services: "separate"])) == .passed)
    }

    @Test func `C10 fails when periods are complemented and services separate`() {
        let problems = rule.problems(Sample.situation([.services: "separate-partial", "periods.disability": "kanta-plus-separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C10 does not apply when services come from the archive`() {
        #expect(rule.outcome(Sample.situation(["periods.disability": "kanta-plus-separate"])) == .notApplicable)
    }
}
