import Foundation
import Localization
import Testing

@testable import NotificationForm

@Suite struct FormRuleTests {
    @Test func `every rule of the specification is registered once, in its order`() {
        let expected = ["M1", "M2", "M3", "M4", "M17", "M23", "M30", "M", "E"] + (1...25).map { "C\($0)" } + (1...7).map { "P\($0)" }
        #expect(FormRule.all.map(\.id) == expected)
        #expect(FormRule.all.filter(\.isBetweenGroups).map(\.id) == (1...7).map { "P\($0)" })
        #expect(FormRule.rule("C7")?.severity == .confirm)
        #expect(FormRule.rule("C26") == nil)
    }

    @Test func `severities are those of the specification`() {
        func ids(_ severity: FormProblem.Severity) -> [String] { FormRule.all.filter { $0.severity == severity }.map(\.id) }
        #expect(ids(.error) == ["M1", "M2", "M3", "M4", "M17", "M23", "M30", "M", "P2", "P3"])
        #expect(ids(.confirm) == ["C5", "C7", "C8", "C11", "C16", "C19", "C25", "P5"])
        #expect(ids(.info) == ["C9", "C12", "C24", "P6"])
    }

    @Test func `every rule has its message and every message its rule`() {
        let variants = ["M1": ["name", "email", "malformed"], "M4": ["", "taken"], "E": ["", "rows"], "M": ["", "rows"]]
        let expected = FormRule.all.flatMap { rule in
            (variants[rule.id] ?? [""]).map { $0.isEmpty ? "rule.\(rule.id)" : "rule.\(rule.id).\($0)" }
        }
        #expect(Set(Catalogue.form.texts.keys.filter { $0.hasPrefix("rule.") }) == Set(expected))
    }

    @Test func `every message of a wild notification is filled in all languages`() {
        let wild = Sample.situation(
            Sample.rows("structured", "2026Q4") + Sample.rows("periods", "separate")
                + [
                    .contactName: nil, .contactEmail: "x", .system: "other", .systemOther: "saga", .childProtection: nil,
                    .discussion: "yes",
                ],
            others: [("Kaikki", [.contactEmail: "y@example.fi"])])
        let problems = FormCheck(wild).problems
        #expect(problems.count > 8)
        for problem in problems {
            #expect(!problem.places.isEmpty, "\(problem.rule)")
            for language in Language.allCases {
                let message = problem.message(in: language)
                #expect(!message.contains("{") && !message.contains("["), "\(message)")
            }
        }
    }

    @Test func `problems come by severity and then in the form's order`() {
        let problems = FormCheck(Sample.situation(["periods.disability": "separate", .discussion: nil, .groupName: nil, .system: nil]))
            .problems
        #expect(problems.map(\.rule) == ["M4", "M30", "C7", "E"])
    }

    @Test func `what two groups have in common is said once for the county`() {
        let groups = [("a", "Norr"), ("b", "Söder")].map { id, name in
            GroupAnswers(id: id, answers: Sample.answers([.groupName: name, .municipalities: id == "a" ? "638" : "753"]))
        }
        let problems = FormCheck.county(definition: .version1, round: .first, groups: groups, isCompleting: true)
        #expect(problems.map(\.rule).sorted() == ["P1", "P4"])
        #expect(problems.first { $0.rule == "P1" }?.severity == .error)
        // The names stand in the order of the reader's language, whatever that of the codes or of the Finnish names.
        let message = problems.first { $0.rule == "P1" }?.message(in: .sv) ?? ""
        let names = message.split(separator: ": ").dropFirst().joined().split(separator: ". ")[0].replacing(" och ", with: ", ").split(
            separator: ", "
        ).map(String.init)
        #expect(names.count > 2 && names == names.inAlphabeticalOrder())
    }

    @Test func `a problem is stored with its facts and read back the same`() throws {
        let problems = FormCheck(Sample.situation(["periods.disability": "separate"])).problems
        #expect(!problems.isEmpty)
        #expect(try JSONDecoder().decode([FormProblem].self, from: JSONEncoder().encode(problems)) == problems)
    }

    @Test func `an acknowledgement is for exactly what was seen`() throws {
        let one = try #require(FormRule.c7.problems(Sample.situation(["periods.disability": "separate"])).first)
        #expect(one.id == "C7(periods.disability,services)")
        let reason = try #require(Acknowledgement(of: one, reason: " Inte alla klienter "))
        #expect(reason.reason == "Inte alla klienter")
        #expect(reason.rule == "C7")
        let both = FormCheck(Sample.situation(["periods.disability": "separate", "periods.working-age": "separate"]))
        #expect(!both.canSubmit(acknowledged: [reason]))
        #expect(Acknowledgement(of: one, reason: "   ") == nil)
        let warning = try #require(FormRule.c22.problems(Sample.situation([.discussion: "yes"])).first)
        #expect(Acknowledgement(of: warning, reason: "Vi vet inte än") == nil)
    }

    @Test func `every text of the catalogue has the same places in each language`() {
        for (key, text) in Catalogue.form.texts {
            let places = [text.sv, text.fi, text.en].map { Set($0.matches(of: /\{\w+\}/).map { String($0.0) }) }
            #expect(places[0] == places[1] && places[1] == places[2], "\(key)")
        }
    }
}
