import CodeLists
import Foundation
import Localization
import Testing

@testable import NotificationForm

/// The test cases of the form specification, section 10, that need no store.
@Suite struct SpecificationCaseTests {
    let form = FormDefinition.version1

    private func rules(_ changes: [AnswerKey: String?]) -> [String] { FormCheck(Sample.situation(changes)).problems.map(\.rule) }

    @Test func `case 1: everything from the archive, nothing to remark, 24 to 27 absent from the summary`() {
        let check = FormCheck(Sample.situation())
        #expect(check.problems.isEmpty)
        #expect(check.canSubmit(acknowledged: []))
        let numbers = Summary(form, round: .first, answers: Sample.answers(), language: .sv).sections.flatMap(\.rows).map(\.number)
        #expect(Set(numbers).isDisjoint(with: ["24", "25", "26", "27"]))
        #expect(numbers.contains("28"))
    }

    @Test func `case 2: one separate task is C7 for that task only, and can be sent with a reason`() throws {
        let check = FormCheck(Sample.situation(["periods.disability": "separate"]))
        #expect(check.problems.map(\.rule) == ["C7"])
        #expect(check.problems.first?.values["task"]?.en == "Services for people with disabilities")
        #expect(!check.canSubmit(acknowledged: []))
        let problem = try #require(check.problems.first)
        let reason = try #require(Acknowledgement(of: problem, reason: "Arkiveringen omfattar inte alla klienter"))
        #expect(check.canSubmit(acknowledged: [reason]))
    }

    @Test func `case 3: an undescribed other method is C20 and does not block`() {
        let situation = Sample.situation(
            [
                .services: "separate", .decisions("positive-in-period"): "yes", .decisions("valid-throughout"): "yes",
                .decisions("ending-in-period"): "no", .decisions("negative"): "needs-review",
            ] + Sample.rows("extraction", "not-used") + [.extraction("other-method"): "used"])
        let check = FormCheck(situation)
        #expect(check.problems.contains { $0.rule == "C20" })
        #expect(check.canSubmit(acknowledged: []))
    }

    @Test func `case 4: a closed branch vanishes from summary and submission and comes back`() {
        let filled =
            [.services: "separate", .decisionsNote: "Anteckning", .extraction("other-method"): "used", .extractionOther: "Fakturor"]
            + Sample.rows("decisions", "yes") + Sample.coverage("mostly")
        var answers = Sample.answers(filled)
        func numbers() -> Set<String> {
            Set(Summary(form, round: .first, answers: answers, language: .fi).sections.flatMap(\.rows).map(\.number))
        }
        #expect(numbers().isSuperset(of: ["24", "25", "26", "27", "28"]))
        answers.set("kanta-unstructured", for: .services)
        #expect(numbers().isDisjoint(with: ["24", "25", "26", "27"]))
        #expect(numbers().contains("28"))
        let submitted = Relevance(form, answers).answers
        #expect(submitted.text(.extractionOther) == nil)
        #expect(submitted.text("serviceCoverage.home-care") == "mostly")
        answers.set("separate", for: .services)
        #expect(numbers().isSuperset(of: ["24", "25", "26", "27", "28"]))
        #expect(Relevance(form, answers).answers.text(.extractionOther) == "Fakturor")
    }

    @Test func `case 5: a task with its own separate delivery opens B1 and is C9, not C7`() {
        let changes: [AnswerKey: String?] = [.services: "kanta-unstructured", "servicesByTask.child-protection": "separate"]
        #expect(Relevance(form, Sample.answers(changes)).isOpen("B1"))
        #expect(FormRule.c7.problems(Sample.situation(changes + ["periods.child-protection": "separate"])).isEmpty)
        #expect(FormRule.c9.anchors(Sample.situation(changes)) == ["q17-child-protection"])
    }

    @Test func `case 6: nothing can be delivered, the profile derives no, a discussion is suggested and 17 is still required`() {
        let situation = Sample.situation([.services: "none", "periods.disability": nil])
        let asked = (24...29).filter { number in form.question(number: number).map(situation.relevance.isRelevant) ?? false }
        #expect(asked == [])
        let profile = DeliveryProfile(form, round: .first, answers: Sample.answers([.services: "none"]))
        #expect(profile.services.count == 35)
        #expect(profile.services.values.allSatisfy { $0 == .derivedNo })
        #expect(DiscussionSuggestion(situation, acknowledged: [], leftOver: []).isSuggested)
        #expect(FormRule.m17.anchors(situation) == ["q17-disability"])
    }

    @Test func `case 7: a listed system as free text is C1, a change to the same system C2`() {
        #expect(rules([.system: "other", .systemOther: "apotti"]) == ["C1"])
        #expect(rules([.system: "apotti", .systemChange: "Apotti"]) == ["C2"])
    }

    @Test(arguments: [
        ("structured.substance-abuse", "2026Q1", false), ("structured.substance-abuse", "2026Q2", true),
        ("structured.older-people", "2024Q3", false), ("structured.older-people", "2024Q4", true),
    ])
    func `case 8: later than the quarter that ends the transition is C4`(key: String, quarter: String, isLate: Bool) {
        #expect(rules([AnswerKey(description: key): quarter]).contains("C4") == isLate)
    }

    @Test func `case 10: three groups that see the county differently are P5`() {
        let others: [(String, [AnswerKey: String?])] = [
            ("Norr", [.countyCapability: "unlikely"]), ("Söder", [.countyCapability: "county-wide"]),
        ]
        let problems = FormRule.p5.problems(Sample.situation([.countyCapability: "unlikely"], others: others))
        #expect(problems.map(\.severity) == [.confirm])
        #expect(problems.first?.values["groups"]?.sv == "Söder")
    }

    @Test func `case 11: an empty form has its errors in question order, each linking to its first field`() {
        let errors = FormCheck(FormSituation(definition: form, round: .first, answers: Answers())).problems(.error)
        #expect(errors.map(\.rule) == ["M1", "M1", "M2", "M3", "M4"] + Array(repeating: "M17", count: 6) + ["M23", "M30"])
        #expect(
            errors.compactMap(\.places.first?.anchor) == [
                "q1-name", "q1-email", "q2", "q3", "q4", "q17-older-people", "q17-working-age", "q17-families-with-children",
                "q17-child-protection", "q17-disability", "q17-substance-abuse", "q23", "q30",
            ])
    }

    @Test func `case 12, in the form: the language changes the words and never the stored codes`() {
        let answers = Sample.answers()
        let keys = Language.allCases.map { language in
            Summary(form, round: .first, answers: answers, language: language).sections.flatMap(\.rows).flatMap(\.lines).map(\.key)
        }
        #expect(keys[0] == keys[1] && keys[1] == keys[2])
        let words = Language.allCases.map { form.question("services")?.words(answers[.services], $0) }
        #expect(Set(words).count == 3)
    }

    @Test func `case 13: a notification is shown with the texts of its own version`() throws {
        let file = try #require(FormDefinition.url("delivery-method-1"))
        let newer = try FormDefinition(
            json: Data(
                String(decoding: Data(contentsOf: file), as: UTF8.self)
                    .replacing(#""version": 1"#, with: #""version": 2"#)
                    .replacing("Kanta-arkiverade uppgifter kompletteras med en separat leverans", with: "Ny text").utf8))
        #expect(newer.version == 2)
        let answers = Sample.answers([.services: "kanta-plus-separate"])
        func words(_ form: FormDefinition) -> String? {
            Summary(form, round: .first, answers: answers, language: .sv).sections.flatMap(\.rows).first { $0.question == "services" }?
                .lines.first?.value
        }
        #expect(FormDefinition.version(1).flatMap(words) == "Kanta-arkiverade uppgifter kompletteras med en separat leverans")
        #expect(words(newer) == "Ny text")
        #expect(FormDefinition.version(2) == nil)
    }

    @Test func `case 14, in the form: the draft mark is in all languages`() {
        #expect(Summary.draftMark == "UTKAST / LUONNOS / DRAFT")
    }
}
