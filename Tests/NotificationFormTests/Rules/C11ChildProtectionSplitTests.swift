import Testing

@testable import NotificationForm

@Suite struct C11ChildProtectionSplitTests {
    let rule = FormRule.c11

    @Test func `C11 passes when child protection comes from the archive`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `C11 fails when its periods come separately`() {
        let problems = rule.problems(Sample.situation(["periods.child-protection": "separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q20"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
    }

    @Test func `C11 does not apply when the dates come separately`() {
        #expect(rule.outcome(Sample.situation([.childProtection: "separate", "periods.child-protection": "separate"])) == .notApplicable)
    }
}
