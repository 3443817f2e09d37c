import Localization
import Testing

@testable import NotificationForm

@Suite struct E00ExpectedUnansweredTests {
    let rule = FormRule.e

    @Test func `E passes when everything expected is answered`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `E fails once for each expected question that is empty`() {
        let problems = rule.problems(Sample.situation([.system: nil, .retroactive: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q5", "q18"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(problems.first?.message(in: .sv) == "Fråga 5 har inte besvarats")
    }

    @Test func `E counts the empty rows of a matrix that is begun`() {
        let problems = rule.problems(Sample.situation(["structured.disability": nil, "structured.working-age": nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q11-working-age"])
        #expect(problems.first?.message(in: .en) == "Question 10–15: 2 of 6 rows have not been answered")
    }
}
