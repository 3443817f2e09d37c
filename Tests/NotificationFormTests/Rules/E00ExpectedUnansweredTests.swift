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

    @Test func `E fails for an expected follow-up question too, beside the rule that says what to write there`() {
        let extraction = Sample.rows("extraction", "not-used") + [.extraction("other-method"): "used"]
        let filled = Sample.rows("decisions", "yes") + Sample.coverage("mostly") + extraction
        let changes = filled + [.services: "separate", .discussion: "yes"]
        #expect(rule.anchors(Sample.situation(changes)) == ["q27", "q31"])
        #expect(rule.outcome(Sample.situation(changes + [.extractionOther: "Fakturor", .discussionTopics: "Hemvård"])) == .passed)
    }

    @Test func `E does not apply to a form of which the round expects nothing`() throws {
        let (first, form) = (Round.first, FormDefinition.version1)
        let levels = Dictionary(uniqueKeysWithValues: form.questionsWithOpenLevel.map { ($0.id, RequirementLevel.optional) })
        let round = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline, transitionEnds: first.transitionEnds,
            levels: levels)
        let definition = try #require(round.definition)
        #expect(rule.outcome(FormSituation(definition: definition, round: round, answers: Answers())) == .notApplicable)
    }

    @Test func `E counts the empty rows of a matrix that is begun`() {
        let problems = rule.problems(Sample.situation(["structured.disability": nil, "structured.working-age": nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q11-working-age"])
        #expect(problems.first?.message(in: .en) == "Question 10–15: 2 of 6 rows have not been answered")
    }
}
