import CodeLists
import Foundation
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct AnswersTests {
    @Test func `an empty value is the same as no answer`() {
        var answers = Answers()
        answers.set("", for: .groupName)
        answers.set([], for: .municipalities)
        answers[.systemExceptionRows] = .records([])
        #expect(answers.isEmpty)
    }

    @Test func `answers are stored as plain JSON under their keys and read back the same`() throws {
        var answers = Sample.answers(["periods.child-protection": "separate", .servicesNote: "Två\nrader åäö"])
        answers[.systemExceptionRows] = .records([["task": "disability", "system": "apotti"]])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(answers)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#""periods.child-protection":"separate""#))
        #expect(text.contains(#""municipalities":["018","407""#))
        #expect(text.contains(#""systemExceptionRows":[{"system":"apotti","task":"disability"}]"#))
        #expect(try JSONDecoder().decode(Answers.self, from: data) == answers)
    }

    @Test func `stored emptiness is read as no answer`() throws {
        let data = Data(#"{"values": {"groupName": "", "municipalities": [], "services": "separate"}}"#.utf8)
        let answers = try JSONDecoder().decode(Answers.self, from: data)
        #expect(answers.values.keys.map(\.description) == ["services"])
    }

    @Test func `a set has no order and no repetition`() {
        var answers = Answers()
        answers.set(["753", "018", "753"], for: .municipalities)
        #expect(answers.municipalities.map(\.slug) == ["018", "753"])
    }

    @Test func `only empty rows are filled, and they are told`() throws {
        var answers = Answers()
        answers.set("separate", for: "periods.disability")
        let question = try #require(FormDefinition.version1.question("periods"))
        let filled = answers.fillEmptyRows(of: question, with: "kanta")
        #expect(filled.count == 5)
        #expect(answers.text("periods.disability") == "separate")
        #expect(answers.text("periods.older-people") == "kanta")
    }

    @Test func `a copy leaves municipalities and name, and marks the rest until it is seen`() throws {
        let today = try #require(Day("2023-03-15"))
        var copy = Sample.answers([.systemChange: "Saga", .systemChangeMonth: "2023-02"]).copied(.version1, today: today)
        #expect(copy.municipalities.isEmpty)
        #expect(copy.groupName == nil)
        #expect(copy.copied[.services] == .copied)
        #expect(copy.copied["structured.disability"] == .check)
        #expect(copy.copied[.systemChangeMonth] == .check)
        #expect(copy.copied[.systemOther] == nil)
        copy.confirm([.services])
        copy.set("2023Q4", for: "structured.disability")
        #expect(copy.copied[.services] == nil)
        #expect(copy.copied["structured.disability"] == nil)
        let stored = try JSONDecoder().decode(Answers.self, from: JSONEncoder().encode(copy))
        #expect(stored == copy)
    }

    @Test func `exceptions are composed of their rows in the form's language`() {
        var answers = Answers()
        answers[.systemExceptionRows] = .records([
            ["task": "older-people", "system": "other", "other": "Mediatri"], ["task": "child-protection", "system": "saga"],
        ])
        #expect(answers.composedExceptions(.version1, .sv) == "Äldreservice: Mediatri; Barnskyddet: Saga")
        #expect(answers.composedExceptions(.version1, .fi) == "Iäkkäiden palvelut: Mediatri; Lastensuojelu: Saga")
        #expect(Answers().composedExceptions(.version1, .sv) == nil)
    }

    @Test func `a task without a method of its own has the main one, once that is known`() throws {
        let disability = try #require(ServiceTask("disability"))
        #expect(Sample.answers().services(of: disability) == .kantaStructured)
        #expect(Sample.answers(["servicesByTask.disability": "separate"]).services(of: disability) == .separate)
        #expect(Sample.answers([.services: nil, "servicesByTask.disability": "separate"]).services(of: disability) == nil)
    }
}
