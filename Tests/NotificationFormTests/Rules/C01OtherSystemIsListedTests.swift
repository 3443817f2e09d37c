import Localization
import Testing

@testable import NotificationForm

@Suite struct C01OtherSystemIsListedTests {
    let rule = FormRule.c1

    @Test func `C1 passes when the other system is not in the list`() {
        #expect(rule.outcome(Sample.situation([.system: "other", .systemOther: "Nappula"])) == .passed)
    }

    @Test func `C1 fails when the other system is in the list after all`() {
        let problems = rule.problems(Sample.situation([.system: "other", .systemOther: "apotti"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q6"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(problems.first?.message(in: .en) == "Apotti is in the list. Choose the system in question 5")
    }

    @Test func `C1 does not apply to a text that is hidden, because a listed system is chosen`() {
        #expect(rule.outcome(Sample.situation([.system: "apotti", .systemOther: "apotti"])) == .notApplicable)
    }
}
