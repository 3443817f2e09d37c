import Testing

@testable import NotificationForm

@Suite struct P06ContactDiffersTests {
    let rule = FormRule.p6

    @Test func `P6 passes when the address is the same in other capitals`() {
        #expect(rule.outcome(Sample.situation(others: [("Muut", [.contactEmail: "Maija.Malli@example.fi"])])) == .passed)
    }

    @Test func `P6 fails when the contact differs, for THL to know`() {
        let problems = rule.problems(Sample.situation(others: [("Muut", [.contactEmail: "kalle@example.fi"])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q1-email"])
        #expect(problems.allSatisfy { $0.severity == .info })
        #expect(rule.anchors(Sample.situation(others: [("Muut", [.contactName: "Kalle Malli"])])) == ["q1-email"], "one address, two names")
    }

    @Test func `P6 does not apply to the only group`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
