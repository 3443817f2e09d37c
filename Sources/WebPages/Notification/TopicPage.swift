import CodeLists
import Localization
import NotificationForm

/// One topic of the notification. A field's name is its ``AnswerKey``; the buttons post `action`: `continue`, `later`,
/// `fill:<question>` (the empty rows take the code of the field `fill.<question>`) or `undo:<question>` (rows in `undo.<question>`, each
/// with the code it had before after a colon), `listed:<system>` (question 5 takes the system of the list that question 6 names),
/// `language:<language>`. The field `same.<question>` answers for all rows at once. `version`
/// and `shown` say what the page was made from, `composed` what question 8 says while it is only what its rows make.
public struct TopicPage: Page {
    /// The rows that a helper has just filled, so that it can be told and undone.
    public struct Filled: Sendable {
        /// The id of the matrix.
        public let question: String
        /// The code that the rows were given.
        public let code: String
        /// The keys that were filled.
        public let keys: [AnswerKey]
        /// What those that were not empty had been answered before.
        public let previous: [AnswerKey: String]

        /// Tells what was filled.
        public init(question: String, code: String, keys: [AnswerKey], previous: [AnswerKey: String] = [:]) {
            self.question = question
            self.code = code
            self.keys = keys
            self.previous = previous
        }
    }

    /// A colleague who has the notification open too.
    public struct Colleague: Sendable {
        /// The name.
        public let name: String
        /// When the colleague last opened or saved a page.
        public let seen: Moment

        /// Names a colleague.
        public init(name: String, seen: Moment) {
            self.name = name
            self.seen = seen
        }
    }

    /// The id of the notification.
    public let notification: String
    /// The id of the municipality group, to which the first topic links.
    public let group: String
    /// The form in the version of the notification.
    public let definition: FormDefinition
    /// The round, for the dates in the texts.
    public let round: Round
    /// The topic; never `check`.
    public let topic: Topic
    /// The stored answers.
    public let answers: Answers
    /// The draft version that the answers are of; the page posts it back.
    public let version: Int
    /// Colleagues who have the notification open too.
    public let colleagues: [Colleague]
    /// The posted values by field name when the page is shown again. They are shown where they could not be read; everything else is stored.
    public let entered: [String: [String]]?
    /// What hinders going on.
    public let problems: [FormProblem]
    /// Whether the page was reached from the check-answers page, and leads back there.
    public let isChange: Bool
    /// What a helper has just filled; nil if nothing.
    public let filled: Filled?
    /// The system that question 5 has just taken from question 6; nil if none.
    public let taken: ClientDataSystem?
    /// How many rows have just got back what they had before a helper filled them; nil if nothing was undone.
    public let undone: Int?
    /// The id of the matrix of which only the rows without an answer are shown; nil where all rows are.
    public let unansweredOnly: String?

    /// Makes the page.
    public init(
        notification: String, group: String, definition: FormDefinition, round: Round, topic: Topic, answers: Answers, version: Int,
        colleagues: [Colleague] = [], entered: [String: [String]]? = nil, problems: [FormProblem] = [], isChange: Bool = false,
        filled: Filled? = nil, taken: ClientDataSystem? = nil, undone: Int? = nil, unansweredOnly: String? = nil
    ) {
        self.notification = notification
        self.group = group
        self.definition = definition
        self.round = round
        self.topic = topic
        self.answers = answers
        self.version = version
        self.colleagues = colleagues
        self.entered = entered
        self.problems = problems
        self.isChange = isChange
        self.filled = filled
        self.taken = taken
        self.undone = undone
        self.unansweredOnly = unansweredOnly
    }

    /// Where a long matrix of this page is, with all its rows or only those without an answer.
    public static func path(of question: Question, at address: Address, unansweredOnly: Bool) -> String {
        address.path + (unansweredOnly ? "?unanswered=\(question.id)" : "") + "#\(question.id)-title"
    }

    /// The questions that the page has fields for, and so the ones to read when it is posted: those that are relevant or can become so by an
    /// answer on this page. County, municipalities and name of the group belong to the group's own page.
    public static func fields(of topic: Topic, in definition: FormDefinition, answers: Answers) -> [Question] {
        fieldsAndReveal(of: topic, in: definition, answers: answers).fields
    }

    private static func fieldsAndReveal(of topic: Topic, in definition: FormDefinition, answers: Answers) -> (
        fields: [Question], reveal: Reveal
    ) {
        let questions = definition.questions(of: topic).filter { !groupQuestions.contains($0.id) }
        let relevance = Relevance(definition, answers)
        let reveal = Reveal(questions, definition, answers)
        return (questions.filter { relevance.isRelevant($0) || reveal.conditions[$0.id] != nil }, reveal)
    }

    /// Whether a matrix begins by asking whether all its rows have the same answer (questions 17 and 24).
    public static func asksSameForAll(_ question: Question) -> Bool { sameQuestions.contains(question.id) }

    private static let sameQuestions: Set<String> = ["periods", "decisions"]

    /// The fields that could not be read when the page was posted.
    var unreadable: Set<AnswerKey> { Set(problems.filter { $0.rule == "field" }.flatMap { $0.places.map(\.key) }) }

    private static let groupQuestions: Set<String> = [
        AnswerKey.county.question, AnswerKey.municipalities.question, AnswerKey.groupName.question,
    ]

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let (fields, reveal) = Self.fieldsAndReveal(of: topic, in: definition, answers: answers)
        let relevance = Relevance(definition, answers)
        let views = fields.map { question in
            QuestionView(
                question: question, page: self, words: words, level: relevance.level(of: question),
                reveal: reveal.conditions[question.id] ?? []
            ).values
        }
        let address: Address = isChange ? .change(notification, topic) : .topic(notification, topic)
        let title = topic.title(frame.language)
        return PageContent(
            template: "topic", title: title, back: isChange ? .checkAnswers(notification) : .notification(notification),
            problems: problems.compactMap { problem in
                problem.places.first.map { PageProblem(target: $0.anchor, message: problem.message(in: frame.language)) }
            },
            savingForm: "answers",
            values: [
                "composed": fields.contains { $0.id == AnswerKey.systemExceptions.question } ? answers.uneditedExceptions(definition) : nil,
                "version": String(version), "shown": ShownAnswers(answers, keys: fields.flatMap(\.keys)).text,
                "colleagues": colleagues.map { words("topic.colleague", ["name": $0.name, "time": words.time($0.seen)]) },
                "hasColleagues": !colleagues.isEmpty,
                "heading": title, "caption": caption(words), "path": address.path, "draftPath": Address.draft(notification, topic).path,
                "questions": views,
                "nothing": fields.isEmpty ? words(answers.services == nil ? "topic.nothing-yet" : "topic.nothing-needed") : nil,
                "hasGuidance": !guidance(words).isEmpty, "guidance": guidance(words),
                "groupFacts": topic == .group ? groupFacts(words) : nil, "filled": filled.map { filledNotice($0, words) },
                "done": taken.map { words("topic.taken", ["system": $0.name(words.language)]) }
                    ?? undone.map { $0 == 1 ? words("topic.undone-one") : words("topic.undone", ["count": String($0)]) },
                "signInPath": Address.signIn.path,
            ])
    }

    private func caption(_ words: Words) -> String {
        [answers.groupName, definition.section(of: topic)?.title[words.language]].compactMap { $0 }.joined(separator: " · ")
    }

    private func guidance(_ words: Words) -> [Values] {
        definition.guidance(for: topic).map { piece in
            [
                "title": piece.title[words.language], "paragraphs": piece.paragraphs.map { $0[words.language] },
                "hasPoints": !piece.points.isEmpty, "points": piece.points.map { $0[words.language] },
            ]
        }
    }

    private func groupFacts(_ words: Words) -> Values {
        let names = words.sorted(answers.municipalities.map { $0.name(words.language) }) { $0 }
        return [
            "county": answers.county?.name(words.language) ?? "–", "name": answers.groupName ?? "–",
            "municipalities": names.joined(separator: ", "), "editPath": Address.group(group).path,
        ]
    }

    private func filledNotice(_ filled: Filled, _ words: Words) -> Values {
        let option = definition.question(filled.question)?.option(filled.code)?.text[words.language] ?? filled.code
        let message =
            switch filled.keys.count {
            case 0: words("topic.filled-none")
            case 1: words("topic.filled-one", ["option": option])
            default: words("topic.filled", ["count": String(filled.keys.count), "option": option])
            }
        return [
            "message": message, "question": filled.question,
            "rows": filled.keys.compactMap { key in
                key.row.map { row in filled.previous[key].map { "\(row):\($0)" } ?? row }
            }.joined(separator: " "), "canUndo": !filled.keys.isEmpty,
        ]
    }
}
