import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct M00RoundDemandsTests {
    let rule = FormRule.m

    private func situation(_ levels: [String: RequirementLevel], _ changes: [AnswerKey: String?] = [:]) throws -> FormSituation {
        let first = Round.first
        let round = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline, transitionEnds: first.transitionEnds,
            levels: levels)
        return FormSituation(definition: try #require(round.definition), round: round, answers: Sample.answers(changes))
    }

    @Test func `M does not apply while the form's own levels hold`() throws {
        #expect(rule.outcome(try situation([:])) == .notApplicable)
        #expect(rule.outcome(try situation(["retroactive": .optional])) == .notApplicable)
    }

    @Test func `M passes when what the round demands is answered`() throws {
        #expect(rule.outcome(try situation(["retroactive": .official, "structured": .system])) == .passed)
    }

    @Test func `M fails for a demanded question that is empty, and counts the rows of a matrix that is begun`() throws {
        let changes: [AnswerKey: String?] = [.retroactive: nil, "structured.disability": nil]
        let problems = rule.problems(try situation(["retroactive": .official, "structured": .official], changes))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q14-disability", "q18"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(problems.last?.message(in: .sv) == "Besvara fråga 18: den är obligatorisk i den här omgången")
        #expect(!FormCheck(try situation(["retroactive": .official], changes)).canSubmit(acknowledged: []))
    }

    @Test func `a demanded question is not asked while its branch is closed`() throws {
        #expect(rule.outcome(try situation(["decisions": .official])) == .notApplicable)
    }

    @Test func `an expected question that a round makes voluntary is no longer warned of`() throws {
        let changes: [AnswerKey: String?] = [.retroactive: nil]
        #expect(FormRule.e.anchors(try situation([:], changes)) == ["q18"])
        #expect(FormRule.e.outcome(try situation(["retroactive": .optional], changes)) == .passed)
    }

    @Test func `a round sets one level where other answers decide in the form`() throws {
        let form = FormDefinition.version1
        let deciding = form.questions.filter { $0.ownLevels.count > 1 }
        #expect(deciding.map(\.number) == [8, 27, 28] && deciding.allSatisfy { $0.ownLevels == [.expected, .optional] })
        let changes: [AnswerKey: String?] = [.services: "separate", .extraction("other-method"): "needs-review"]
        let filled = Sample.rows("decisions", "yes") + Sample.rows("extraction", "not-used") + Sample.coverage("mostly") + changes
        #expect(FormRule.e.anchors(try situation([:], filled)) == [])
        #expect(FormRule.e.anchors(try situation(["extractionOther": .expected], filled)) == ["q27"])
        #expect(rule.anchors(try situation(["extractionOther": .official], filled)) == ["q27"])
    }

    @Test func `no round changes the level of a settled question`() throws {
        let levels = Dictionary(uniqueKeysWithValues: FormDefinition.settledQuestions.map { ($0, RequirementLevel.optional) })
        #expect(!FormCheck(try situation(levels, [.discussion: nil])).problems(.error).isEmpty)
        let open = Set(FormDefinition.version1.questionsWithOpenLevel.map(\.id))
        #expect(open.isDisjoint(with: FormDefinition.settledQuestions) && open.contains("retroactive") && !open.contains("servicesByTask"))
    }
}
