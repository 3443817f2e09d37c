import Foundation
import Localization
import Testing

@testable import NotificationForm

@Suite struct `Two people on one page` {
    private static let values: [AnswerValue?] = [
        nil, .text("a"), .text("b"), .set(["a"]), .set(["a", "b"]), .records([["task": "disability"]]),
        .records([["task": "disability", "other": "x"]]),
        .text("-"), .text(""), .text("å ä ö = \n"),
    ]

    /// The rule in plain words, for what page, store and reader may hold.
    private func obvious(shown: AnswerValue?, stored: AnswerValue?, posted: AnswerValue?) -> AnswerMerge {
        if posted == shown || posted == stored { return .keep }
        return stored == shown ? .take : .conflict
    }

    @Test func `what is stored, taken or to be chosen follows from what was shown`() {
        for shown in Self.values {
            for stored in Self.values {
                for posted in Self.values {
                    var answers = Answers()
                    answers[.feedback] = shown
                    let page = ShownAnswers(answers, keys: [.feedback])
                    #expect(
                        page.merge(.feedback, stored: stored, posted: posted)
                            == obvious(shown: answers[.feedback], stored: stored, posted: posted))
                }
            }
        }
    }

    @Test func `an answer that was not shown is left alone, one shown nobody knows when is chosen`() {
        var page = ShownAnswers(Answers(), keys: [.discussion])
        #expect(page.merge(.feedback, stored: .text("a"), posted: nil) == .keep)
        page.outdate([.feedback])
        #expect(page.merge(.feedback, stored: .text("a"), posted: nil) == .conflict)
        #expect(page.merge(.feedback, stored: .text("a"), posted: .text("a")) == .keep)
    }

    @Test func `what a hidden field carries is read back, and nonsense in it shows nothing`() {
        let answers = Sample.answers()
        let page = ShownAnswers(answers, keys: FormDefinition.version1.keys)
        #expect(ShownAnswers(posted: page.text) == page)
        #expect(!page.text.contains("Maija"))
        #expect(
            ShownAnswers(posted: "= x y= =z \u{0}") == ShownAnswers(Answers(), keys: [])
                || !ShownAnswers(posted: "x").isShown(nil, for: "x"))
        #expect(page.isShown(answers[.services], for: .services))
        #expect(!page.isShown(nil, for: .services))
    }

    @Test func `the language of a free text is kept with it and goes when it is written anew`() throws {
        var answers = Answers()
        answers.set("Hej", for: .feedback)
        answers.set("yes", for: .discussion)
        for key in [AnswerKey.feedback, .discussion] { answers.note(.sv, for: key, in: .version1) }
        #expect(answers.languages == [.feedback: .sv])
        #expect(try JSONDecoder().decode(Answers.self, from: JSONEncoder().encode(answers)) == answers)
        let line = Summary(.version1, round: .first, answers: answers, language: .fi).sections.flatMap(\.rows).flatMap(\.lines)
            .first { $0.key == .feedback }
        #expect(line?.foreignLanguage == .sv)
        answers.set("Hei", for: .feedback)
        #expect(answers.languages.isEmpty)
    }

    @Test func `a copy fills what is missing and leaves what is there`() {
        var here = Answers()
        here.set("separate", for: .services)
        let copy = Sample.answers([.feedback: "Kopierat"]).copied(.version1, today: Round.first.deadline)
        let taken = here.takeMissing(from: copy, .version1)
        #expect(here.text(.services) == "separate")
        #expect(here.copied[.services] == nil)
        #expect(here.text(.feedback) == "Kopierat")
        #expect(here.copied[.feedback] == .copied)
        #expect(here.copied["structured.disability"] == .check)
        #expect(!taken.contains(.groupName) && !taken.contains(.municipalities))
        #expect(here.takeMissing(from: copy, .version1).isEmpty)
    }
}
