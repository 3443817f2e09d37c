import NotificationForm
import Testing

@testable import WebPages

@Suite struct RevealTests {
    private func conditions(_ topic: Topic, _ answers: [AnswerKey: String]) -> [String: [String]] {
        var given = Answers()
        for (key, code) in answers { given.set(code, for: key) }
        let questions = FormDefinition.version1.questions(of: topic)
        return Reveal(questions, .version1, given).conditions.mapValues { $0.map(\.text).sorted() }
    }

    @Test func `an empty page of systems knows what each hidden question waits for`() {
        let found = conditions(.systems, [:])
        #expect(found["systemOther"] == ["system=other"])
        #expect(found["systemScope"]?.count == 8)
        #expect(found["systemExceptions"] == ["systemScope=all-except-home-care", "systemScope=exceptions"])
        #expect(found["systemExceptionRows"] == found["systemExceptions"])
        #expect(found["systemChangeMonth"] == ["systemChange=*"])
        #expect(found["systemChange"] == nil)
    }

    @Test func `what opens a question does not depend on whether it is open already`() {
        let open = conditions(.systems, [.system: "other", .systemScope: "exceptions", .systemChange: "Apotti"])
        #expect(open == conditions(.systems, [:]))
    }

    @Test func `a question that only another page decides is not revealed on this one`() {
        #expect(conditions(.extraction, [:])["decisions"] == nil)
        #expect(
            conditions(.extraction, [.services: "separate"])["extractionOther"] == [
                "extraction.other-method=needs-review", "extraction.other-method=used",
            ])
    }

    @Test func `a page has fields for what is asked and for what it can open, not for what another page keeps shut`() {
        let fields = { (topic: Topic, answers: Answers) in TopicPage.fields(of: topic, in: .version1, answers: answers).map(\.id) }
        #expect(fields(.group, Answers()) == ["contact"])
        #expect(fields(.extraction, Answers()) == [])
        #expect(fields(.discussion, Answers()).contains("discussionTopics"))
    }
}
