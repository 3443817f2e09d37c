import Testing

@testable import NotificationForm

@Suite struct C13BeforeNewStructureTests {
    let rule = FormRule.c13

    @Test func `C13 passes when the addition tells how`() {
        #expect(
            rule.outcome(Sample.situation([.childProtection: "kanta-during-2023", .childProtectionBefore: "later-from-kanta"])) == .passed)
    }

    @Test func `C13 fails when only the month is told`() {
        let problems = rule.problems(Sample.situation([.childProtection: "kanta-during-2023", .childProtectionMonth: "2023-06"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q20-childProtectionBefore"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C13 does not apply when the new structure is in use`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
