import CodeLists
import Localization
import RegisterModel

@testable import NotificationForm

/// A notification that stands without a remark (test case 1 of the form specification), and what the tests change in it.
enum Sample {
    /// The seven municipalities of Eastern Uusimaa.
    static let municipalities = "018 407 434 504 616 638 753"

    /// The complete notification with changes: nil clears an answer; the codes of question 3 are parted by spaces.
    static func answers(_ changes: [AnswerKey: String?] = [:]) -> Answers {
        var answers = Answers()
        var values: [AnswerKey: String?] = [
            .contactName: "Maija Malli", .contactEmail: "maija.malli@example.fi", .county: "01", .municipalities: municipalities,
            .groupName: "Kaikki", .system: "lifecare", .systemScope: "all", .retroactive: "long-term", .childProtection: "kanta-document",
            .childProtectionRetroactive: "long-term", .services: "kanta-structured", .discussion: "no",
        ]
        for task in ServiceTask.inScope {
            values[.structured(task)] = "2023Q1"
            values[.periods(task)] = "kanta"
        }
        for (key, value) in values.merging(changes, uniquingKeysWith: { _, change in change }) {
            if key == .municipalities {
                answers.set((value ?? "").split(separator: " ").map(String.init), for: key)
            } else {
                answers.set(value, for: key)
            }
        }
        return answers
    }

    /// Changes that give every service of question 28 the same answer.
    static func coverage(_ code: String) -> [AnswerKey: String?] {
        Dictionary(uniqueKeysWithValues: SocialService.all.map { (.coverage($0), code) })
    }

    /// Changes that give every row of a matrix the same answer.
    static func rows(_ question: String, _ code: String) -> [AnswerKey: String?] {
        Dictionary(uniqueKeysWithValues: (FormDefinition.version1.question(question)?.keys ?? []).map { ($0, code) })
    }

    /// A situation of the complete notification with changes, beside other groups.
    static func situation(
        _ changes: [AnswerKey: String?] = [:], records: [[String: String]] = [], others: [(String, [AnswerKey: String?])] = [],
        isCompleting: Bool = false
    ) -> FormSituation {
        var answers = answers(changes)
        answers[.systemExceptionRows] = .records(records)
        return FormSituation(
            definition: .version1, round: .first, answers: answers,
            others: others.map { name, changes in
                GroupAnswers(id: name, answers: Self.answers(changes.merging([.groupName: name]) { given, _ in given }))
            }, isCompleting: isCompleting)
    }
}

extension FormRule {
    /// The problems of a situation; empty if the rule passes or does not apply.
    func problems(_ situation: FormSituation) -> [FormProblem] {
        if case .failed(let problems) = outcome(situation) { problems } else { [] }
    }

    /// The field to which each problem of a situation links.
    func anchors(_ situation: FormSituation) -> [String] { problems(situation).compactMap(\.places.first?.anchor) }
}

/// Changes written after one another; the later wins.
func + (a: [AnswerKey: String?], b: [AnswerKey: String?]) -> [AnswerKey: String?] { a.merging(b) { _, later in later } }
