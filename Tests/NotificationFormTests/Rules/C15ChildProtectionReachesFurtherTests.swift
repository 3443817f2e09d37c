import Testing

@testable import NotificationForm

@Suite struct C15ChildProtectionReachesFurtherTests {
    let rule = FormRule.c15

    @Test func `C15 passes when both reach equally far`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `C15 fails when the statutory dates reach further`() {
        let problems = rule.problems(Sample.situation([.retroactive: "since-2020", .childProtectionRetroactive: "long-term"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q21"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C15 does not apply when child protection comes separately`() {
        #expect(rule.outcome(Sample.situation([.retroactive: "since-2020", "periods.child-protection": "separate"])) == .notApplicable)
        let unanswered = Sample.situation([.retroactive: "since-2020", "periods.child-protection": nil])
        #expect(rule.anchors(unanswered) == ["q21"], "only a separate delivery is a reason for it")
    }
}
