import Localization
import NotificationForm

/// A remark of THL about a question, as pages show it.
public struct RemarkView: Sendable {
    /// What is expected of the county.
    public enum Kind: String, CaseIterable, Sendable {
        /// Something to know or to mend.
        case comment
        /// A question to the county.
        case query
    }

    /// How far it has come.
    public enum State: String, CaseIterable, Sendable {
        /// Nothing has been done about it.
        case open
        /// The county has answered.
        case answered
        /// THL has what it needs.
        case closed
    }

    /// The remark's id.
    public let id: String
    /// The id of the question; nil for the notification as a whole.
    public let question: String?
    /// What is expected of the county.
    public let kind: Kind
    /// How far it has come.
    public let state: State
    /// What THL wrote.
    public let text: String
    /// Who wrote it.
    public let author: String
    /// When.
    public let asked: Moment
    /// The county's answer; nil if it has not answered.
    public let answer: String?
    /// Who answered; nil if nobody has.
    public let answerer: String?
    /// When; nil if nobody has answered.
    public let answered: Moment?

    /// Makes a remark.
    public init(
        id: String, question: String?, kind: Kind, state: State, text: String, author: String, asked: Moment, answer: String?,
        answerer: String?, answered: Moment?
    ) {
        self.id = id
        self.question = question
        self.kind = kind
        self.state = state
        self.text = text
        self.author = author
        self.asked = asked
        self.answer = answer
        self.answerer = answerer
        self.answered = answered
    }

    /// What the reader may do with a remark.
    enum Right {
        /// Only read.
        case read
        /// Answer a query that is not closed.
        case answer
        /// Close what is not closed.
        case close
    }

    /// The question of the form that the remark is about, or that it is about the notification as a whole.
    func subject(in definition: FormDefinition, _ words: Words) -> String {
        question.flatMap(definition.question).map { "\($0.numberText). \($0.shortText[words.language])" } ?? words("remark.whole")
    }

    /// What the partial `remark` needs.
    /// - Parameter unsaved: An answer that could not be saved, because the remark has been closed; told so that it is not lost.
    func values(
        _ definition: FormDefinition, _ right: Right, error: String? = nil, entered: String? = nil, unsaved: String? = nil, _ words: Words
    ) -> Values {
        let look: StatusTag.Look =
            switch (kind, state) {
            case (_, .closed): .past
            case (.query, .open): .problem
            case (_, .answered): .going
            case (.comment, .open): .idle
            }
        return [
            "remarkID": id, "anchor": "remark-\(id)",
            "status": StatusTag(words("remark.\(kind.rawValue)-\(state.rawValue)"), look).values,
            "question": subject(in: definition, words),
            "body": text, "asked": words("remark.by", ["name": author, "moment": words.moment(asked)]),
            "answer": answer, "answered": answered.map { words("remark.by", ["name": answerer ?? "", "moment": words.moment($0)]) },
            "unsaved": unsaved, "canAnswer": right == .answer && kind == .query && state != .closed,
            "canClose": right == .close && state != .closed,
            "answerField": FormField.text(
                "answer-\(id)", label: words("remark.answer"), value: entered ?? answer ?? "", error: error),
        ]
    }
}
