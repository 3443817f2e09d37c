import Testing

@testable import NotificationForm

@Suite struct C12ChildProtectionDatesSeparateTests {
    let rule = FormRule.c12

    @Test func `C12 passes when both come separately`() {
        #expect(rule.outcome(Sample.situation([.childProtection: "separate", "periods.child-protection": "separate"])) == .passed)
    }

    @Test func `C12 fails when only the dates come separately, for THL to know`() {
        let problems = rule.problems(Sample.situation([.childProtection: "separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q20"])
        #expect(problems.allSatisfy { $0.severity == .info })
    }

    @Test func `C12 does not apply when the dates are in the archived document`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
