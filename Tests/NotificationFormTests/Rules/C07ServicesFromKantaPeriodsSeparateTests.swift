import Localization
import Testing

@testable import NotificationForm

@Suite struct C07ServicesFromKantaPeriodsSeparateTests {
    let rule = FormRule.c7

    @Test func `C7 passes when periods and services come from the archive`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `C7 fails for the tasks whose periods come separately`() {
        let problems = rule.problems(Sample.situation(["periods.disability": "separate", "periods.older-people": "separate"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q17-older-people"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
        #expect(problems.first?.places.map(\.anchor) == ["q17-older-people", "q23", "q17-disability"])
        #expect(problems.first?.message(in: .sv).hasPrefix("Äldreservice och service för personer med funktionsnedsättning: ") == true)
    }

    @Test func `C7 does not apply to separate services`() {
        #expect(rule.outcome(Sample.situation([.services: "separate"])) == .notApplicable)
    }
}
