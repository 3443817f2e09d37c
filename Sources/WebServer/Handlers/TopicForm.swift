import NotificationForm
import Operations
import RegisterStore
import WebPages

/// A posted page of the notification: which questions it has, what was answered, and what of it cannot stand.
struct TopicForm {
    /// The topic's page.
    let topic: Topic
    /// The keys of the page's fields.
    let keys: [AnswerKey]
    /// The stored answers with the posted ones in place.
    let answers: Answers
    /// Fields that could not be read; their stored answers are kept.
    let unreadable: [FormProblem]
    /// The rows a helper has filled, if that was asked for.
    private(set) var filled: TopicPage.Filled?

    /// Reads the posted fields of a topic over the stored answers. The button `fill:<question>` gives the empty rows a code.
    init(_ form: FormFields, topic: Topic, of notification: OpenNotification) {
        let definition = notification.definition
        var answers = notification.record.draft
        let questions = TopicPage.fields(of: topic, in: definition, answers: answers)
        self.topic = topic
        if let (question, rows) = Self.undone(form, questions) {
            // The undo button stands in a form of its own: the page's fields are not posted with it, and must not be read as emptied.
            keys = question.keys.filter { $0.row.map(rows.contains) ?? false }
            for key in keys { answers.clear(key) }
            unreadable = []
        } else {
            keys = questions.flatMap(\.keys)
            unreadable = PostedFields(form.grouped).read(questions, into: &answers, definition: definition, round: notification.round)
            if let (question, code) = Self.fill(form, questions) {
                filled = .init(question: question.id, code: code, keys: answers.fillEmptyRows(of: question, with: code))
            }
        }
        self.answers = answers
    }

    private static func undone(_ form: FormFields, _ questions: [Question]) -> (Question, Set<String>)? {
        questions.first { form["action"] == "undo:\($0.id)" }.map { question in
            (question, Set((form["undo.\(question.id)"] ?? "").split(separator: " ").map(String.init)))
        }
    }

    private static func fill(_ form: FormFields, _ questions: [Question]) -> (Question, String)? {
        guard let question = questions.first(where: { form["action"] == "fill:\($0.id)" }), let code = form["fill.\(question.id)"],
            question.option(code) != nil
        else { return nil }
        return (question, code)
    }

    /// What hinders going on from this page: what could not be read, and required answers of the page that are missing. What contradicts
    /// another page waits for the check of the answers.
    func problems(of notification: OpenNotification) -> [FormProblem] {
        let situation = FormSituation(definition: notification.definition, round: notification.round, answers: answers)
        let unread = Set(unreadable.flatMap { $0.places.map(\.key) })
        let missing = FormCheck(situation).problems(.error).filter { problem in
            problem.rule.hasPrefix("M") && problem.places.first?.topic == topic && !problem.places.contains { unread.contains($0.key) }
        }
        return unreadable + missing
    }

    /// The page to go on to: the next topic with questions; from a change first a topic that the change has opened, then back to the check.
    func next(of id: String, isChange: Bool, _ notification: OpenNotification) -> Address {
        let definition = notification.definition
        let after = Relevance(definition, answers)
        if isChange {
            let before = Relevance(definition, notification.record.draft)
            let opened = Topic.allCases.first { topic in
                let known = Set(before.questions(of: topic, in: definition).map(\.id))
                return topic != self.topic && after.questions(of: topic, in: definition).contains { !known.contains($0.id) }
            }
            return opened.map { .change(id, $0) } ?? .checkAnswers(id)
        }
        var next = topic.next
        while let candidate = next, candidate != .check, after.questions(of: candidate, in: definition).isEmpty { next = candidate.next }
        return next.map { $0 == .check ? .checkAnswers(id) : .topic(id, $0) } ?? .checkAnswers(id)
    }
}
