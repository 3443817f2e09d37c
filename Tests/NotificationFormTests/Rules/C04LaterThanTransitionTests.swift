import Localization
import Testing

@testable import NotificationForm

@Suite struct C04LaterThanTransitionTests {
    let rule = FormRule.c4

    @Test func `C4 passes in the quarter in which the transition ends`() {
        #expect(rule.outcome(Sample.situation(["structured.substance-abuse": "2026Q1", "structured.older-people": "2024Q3"])) == .passed)
    }

    @Test func `C4 fails in a later quarter`() {
        let problems = rule.problems(Sample.situation(["structured.substance-abuse": "2026Q2", "structured.older-people": "2024Q4"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q10-older-people"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(
            problems.first?.message(in: .en)
                == "Services for older people and substance abuse services: later than the end of the transition period. Check the quarter"
        )
    }

    @Test func `C4 does not apply when all wait for the end of the transition`() {
        #expect(rule.outcome(Sample.situation(Sample.rows("structured", "transition-end"))) == .notApplicable)
    }
}
