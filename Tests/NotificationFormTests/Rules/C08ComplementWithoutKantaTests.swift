import Testing

@testable import NotificationForm

@Suite struct C08ComplementWithoutKantaTests {
    let rule = FormRule.c8

    @Test func `C8 passes when the periods come from the archive`() {
        #expect(rule.outcome(Sample.situation([.services: "kanta-plus-separate"])) == .passed)
    }

    @Test func `C8 fails when the periods of a task come separately`() {
        let problems = rule.problems(Sample.situation([.services: "kanta-plus-separate", "periods.working-age": "separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q17-working-age"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
    }

    @Test func `C8 does not apply when nothing is complemented`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
