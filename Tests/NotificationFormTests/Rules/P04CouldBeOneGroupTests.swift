import Localization
import Testing

@testable import NotificationForm

@Suite struct P04CouldBeOneGroupTests {
    let rule = FormRule.p4

    @Test func `P4 passes when one of the answers differs`() {
        #expect(rule.outcome(Sample.situation(others: [("Muut", ["periods.disability": "separate"])])) == .passed)
    }

    @Test func `P4 fails when system and answers are the same`() {
        let problems = rule.problems(Sample.situation(others: [("Muut", [:])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q5"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(
            problems.first?.message(in: .sv)
                == "Kommungrupperna Kaikki och Muut har samma datasystem och samma svar på frågorna 7, 17, 20 och 23. De kunde vara en grupp"
        )
    }

    @Test func `P4 does not apply to the only group`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
