import CodeLists
import Localization
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
    private(set) var answers: Answers
    /// What the page had shown of them.
    let shown: ShownAnswers
    /// Fields that could not be read; their stored answers are kept.
    let unreadable: [FormProblem]
    /// Answers that two people have changed and between which this form chooses; empty but on the page that asks for the choice.
    let disputed: [AnswerKey]
    /// Those of them for which nothing was chosen.
    let undecided: [AnswerKey]
    /// The rows a helper has filled, if that was asked for.
    private(set) var filled: TopicPage.Filled?
    /// How many rows have got back what they had before a helper filled them, if that was asked for.
    private(set) var undone: Int?
    /// The system that question 5 has taken from question 6, if that was asked for.
    private(set) var taken: ClientDataSystem?
    /// The long matrix of which all rows or only the unanswered ones were asked for; nil if that was not asked for.
    private(set) var rowChoice: (question: Question, unansweredOnly: Bool)?
    /// Whether question 6 names a system of the list and the reader has not been shown the button that chooses it there (rule C1).
    private(set) var hasUnseenOffer = false

    /// Reads the posted fields of a topic over the stored answers. The button `fill:<question>` gives the empty rows a code.
    /// - Parameter language: The language of the page, in which question 8 is composed of its rows.
    init(_ form: FormFields, topic: Topic, of notification: OpenNotification, in language: Language) {
        let definition = notification.definition
        var answers = notification.record.draft
        let questions = TopicPage.fields(of: topic, in: definition, answers: answers)
        let all = questions.flatMap(\.keys)
        let shown = Self.shown(form, all, notification)
        self.topic = topic
        self.shown = shown
        disputed = (form["disputed"] ?? "").split(separator: " ").map { AnswerKey(description: String($0)) }
        let undecided = disputed.filter { form["keep.\($0)"] != "mine" && form["keep.\($0)"] != "theirs" }
        self.undecided = undecided
        if let question = questions.first(where: { form["action"] == "undo:\($0.id)" }) {
            // The undo button stands in a form of its own: the page's fields are not posted with it, and must not be read as emptied.
            let rows = Self.undone(form, question)
            keys = rows.map(\.key)
            undone = rows.count
            for (key, code) in rows { answers.set(code, for: key) }
            unreadable = []
            self.answers = answers
            return
        }
        let read = disputed.isEmpty ? all : all.filter(disputed.contains)
        unreadable = PostedFields(form.grouped).read(
            questions, only: Set(read), into: &answers, definition: definition, round: notification.round)
        for key in disputed where undecided.isEmpty && form["keep.\(key)"] == "theirs" { answers[key] = notification.record.draft[key] }
        keys = read
        self.answers = answers
        if let (question, code) = Self.fill(form, questions) {
            filled = .init(question: question.id, code: code, keys: self.answers.fillEmptyRows(of: question, with: code))
        }
        rowChoice = Self.rowChoice(form, questions)
        for question in questions where TopicPage.asksSameForAll(question) && disputed.isEmpty { answerAlike(question, form) }
        if disputed.isEmpty && topic == .systems {
            lookForListed(form, in: definition)
            composeExceptions(form, definition, language)
        }
    }

    /// What the page showed. A page that tells only its version has shown what has not changed since; one that tells nothing, what is stored.
    private static func shown(_ form: FormFields, _ keys: [AnswerKey], _ notification: OpenNotification) -> ShownAnswers {
        if let posted = form["shown"] { return ShownAnswers(posted: posted) }
        var shown = ShownAnswers(notification.record.draft, keys: keys)
        let version = form["version"].flatMap { Int($0) } ?? notification.record.draftVersion
        shown.outdate(keys.filter { (notification.record.changes[$0] ?? 0) > version })
        return shown
    }

    /// The rows that the undo button names, each with the code it had before, nil if it was empty.
    private static func undone(_ form: FormFields, _ question: Question) -> [(key: AnswerKey, code: String?)] {
        (form["undo.\(question.id)"] ?? "").split(separator: " ").compactMap { part in
            let halves = part.split(separator: ":", maxSplits: 1).map(String.init)
            guard question.row(halves[0]) != nil else { return nil }
            let code = halves.count > 1 && question.option(halves[1]) != nil ? halves[1] : nil
            return (AnswerKey(question.id, row: halves[0]), code)
        }
    }

    private static func rowChoice(_ form: FormFields, _ questions: [Question]) -> (question: Question, unansweredOnly: Bool)? {
        for question in questions {
            if form["action"] == "unanswered:\(question.id)" { return (question, true) }
            if form["action"] == "all-rows:\(question.id)" { return (question, false) }
        }
        return nil
    }

    private static func fill(_ form: FormFields, _ questions: [Question]) -> (Question, String)? {
        guard let question = questions.first(where: { form["action"] == "fill:\($0.id)" }), let code = form["fill.\(question.id)"],
            question.option(code) != nil
        else { return nil }
        return (question, code)
    }

    /// Takes the answer for all rows where a row was not answered for itself on this page. The script has already shown it in each row; without
    /// script the page is shown again with what was filled.
    private mutating func answerAlike(_ question: Question, _ form: FormFields) {
        guard let code = form["same.\(question.id)"], question.option(code) != nil else { return }
        let alike = question.keys.filter { key in
            answers.text(key) != code && (answers[key] == nil || shown.isShown(answers[key], for: key))
        }
        guard !alike.isEmpty else { return }
        let previous = Dictionary(alike.compactMap { key in answers.text(key).map { (key, $0) } }) { first, _ in first }
        for key in alike { answers.set(code, for: key) }
        filled = .init(question: question.id, code: code, keys: alike, previous: previous)
    }

    /// Rule C1: a system of the list entered as another one. The button `listed:<system>` chooses it in the list.
    private mutating func lookForListed(_ form: FormFields, in definition: FormDefinition) {
        if let system = ClientDataSystem.all.first(where: { form["action"] == "listed:\($0.slug)" }),
            definition.question(AnswerKey.system.question)?.option(system.slug) != nil
        {
            answers.set(system.slug, for: .system)
            answers.clear(.systemOther)
            taken = system
        } else if answers.text(.system) == "other", let listed = answers.text(.systemOther).flatMap(ClientDataSystem.named) {
            hasUnseenOffer = form["offered"] != listed.slug
        }
    }

    /// Question 8 is composed of the rows of its addition while nobody has written it otherwise: it is empty, or still the text that the page
    /// showed as composed.
    private mutating func composeExceptions(_ form: FormFields, _ definition: FormDefinition, _ language: Language) {
        guard keys.contains(.systemExceptions) else { return }
        let text = answers.text(.systemExceptions)
        guard text == nil || text == form["composed"] else { return }
        answers.set(answers.composedExceptions(definition, language), for: .systemExceptions)
    }

    /// What is to be saved.
    func edited(in language: Language, isConfirming: Bool) -> EditedPage {
        EditedPage(keys: keys, answers: answers, shown: shown, language: language, isConfirming: isConfirming)
    }

    /// What hinders going on from this page: what could not be read, and required answers of the page that are missing. What contradicts
    /// another page waits for the check of the answers.
    func problems(of notification: OpenNotification, draft: Answers) -> [FormProblem] {
        let situation = FormSituation(definition: notification.definition, round: notification.round, answers: draft)
        let unread = Set(unreadable.flatMap { $0.places.map(\.key) })
        let missing = FormCheck(situation).problems(.error).filter { problem in
            problem.rule.hasPrefix("M") && problem.places.first?.topic == topic && !problem.places.contains { unread.contains($0.key) }
        }
        return unreadable + missing
    }

    /// The page to go on to: the next topic with questions; from a change first a topic that the change has opened, then back to the check.
    func next(of id: String, isChange: Bool, _ notification: OpenNotification, draft: Answers) -> Address {
        let definition = notification.definition
        let after = Relevance(definition, draft)
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
