import Localization
import Testing

@testable import NotificationForm

@Suite struct M17PeriodsMissingTests {
    let rule = FormRule.m17

    @Test func `M17 passes when every task has its way`() {
        #expect(rule.outcome(Sample.situation(["periods.child-protection": "separate"])) == .passed)
    }

    @Test func `M17 fails for each empty row`() {
        let problems = rule.problems(Sample.situation(["periods.disability": nil, "periods.older-people": nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q17-older-people", "q17-disability"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(problems.first?.message(in: .sv) == "Välj hur klientperioderna för äldreservice levereras")
        #expect(problems.first?.message(in: .fi) == "Valitse, miten palvelutehtävän Iäkkäiden palvelut asiakkuusjaksot toimitetaan")
    }

    @Test func `M17 refuses a code that is no option`() {
        #expect(rule.anchors(Sample.situation(["periods.disability": "not-possible"])) == ["q17-disability"])
    }
}
