import CodeLists
import Localization

/// The answers as a reader sees them: check answers, receipt, THL's view. Only relevant questions, in the form's order and its language.
public struct Summary: Sendable {
    /// The sections that have something to show.
    public let sections: [Part]

    /// One section of the form.
    public struct Part: Sendable {
        /// The Roman numeral.
        public let id: String
        /// The heading.
        public let title: String
        /// The questions.
        public let rows: [Row]
    }

    /// One question and its answer.
    public struct Row: Sendable {
        /// The id of the question.
        public let question: String
        /// The number as printed: `17` or `10–15`; an addition of this system has the number of the question it adds to.
        public let number: String
        /// What the question is called in a summary.
        public let label: String
        /// The question as it was asked.
        public let text: String
        /// The page on which the answer can be changed.
        public let topic: Topic
        /// The id of the question's first field on that page.
        public let anchor: String
        /// Whether a missing answer matters; nil never occurs, because only relevant questions are shown.
        public let level: RequirementLevel
        /// True for an addition of this system, to be shown apart from THL's form.
        public let isExtension: Bool
        /// One line, or one per row of a matrix.
        public let lines: [Line]

        /// Whether nothing has been answered.
        public var isUnanswered: Bool { lines.allSatisfy { $0.value == nil } }
    }

    /// One answer.
    public struct Line: Sendable, Hashable {
        /// The key of the answer.
        public let key: AnswerKey
        /// The id of its field on the page.
        public let anchor: String
        /// The name of the row; nil if the question has no rows.
        public let label: String?
        /// The answer in words; nil if unanswered, for which the page writes "Not answered".
        public let value: String?
        /// How a copied answer has to be looked at; nil if it was given here.
        public let mark: Answers.CopyMark?
        /// The language of a free text, where it is known and is another than the summary's.
        public let foreignLanguage: Language?
    }

    /// Makes the summary. Additions of this system that are not answered are left out; official questions are shown even then.
    public init(_ definition: FormDefinition, round: Round, answers: Answers, language: Language) {
        let relevance = Relevance(definition, answers)
        sections = definition.sections.compactMap { section in
            let rows = section.questions.compactMap { question -> Row? in
                guard let level = relevance.level(of: question) else { return nil }
                let lines = question.keys.map { key in
                    Line(
                        key: key, anchor: question.anchor(key),
                        label: key.row.flatMap { question.row($0) }.map { question.rowText($0, in: language, round: round) },
                        value: question.words(relevance.answers[key], language), mark: answers.copied[key],
                        foreignLanguage: answers.languages[key].flatMap { $0 == language ? nil : $0 })
                }
                let shown = question.isExtension ? lines.filter { $0.value != nil } : lines
                guard let first = question.keys.first, !shown.isEmpty else { return nil }
                return Row(
                    question: question.id, number: question.numberText, label: question.shortText[language],
                    text: question.text(in: language, round: round), topic: question.topic, anchor: question.anchor(first), level: level,
                    isExtension: question.isExtension, lines: shown)
            }
            return rows.isEmpty ? nil : Part(id: section.id, title: section.title[language], rows: rows)
        }
    }

    /// The mark of a copy that is sent before the notification is: the word for draft in all three languages, whatever the copy's own.
    public static var draftMark: String { Language.allCases.map { Catalogue.form.text("copy.draft", $0) }.joined(separator: " / ") }

    /// The text for a question without an answer.
    public static func notAnswered(_ language: Language) -> String { Catalogue.form.text("summary.not-answered", language) }
}

extension Question {
    /// An answer in words: texts of options instead of codes, months as 9/2024; nil if unanswered.
    public func words(_ value: AnswerValue?, _ language: Language) -> String? {
        switch value {
        case nil: nil
        case .text(let text): words(text, language)
        case .set(let codes): codes.map { words($0, language) }.inAlphabeticalOrder().joined(separator: ", ")
        case .records(let records):
            records.map { record in
                columns.compactMap { column in
                    // "Other, which" says nothing beside the text that answers it.
                    guard let code = record[column.code], code != "other" || record["other"] == nil else { return nil }
                    return column.options.first { $0.code == code }?.text[language] ?? code
                }.joined(separator: ": ")
            }.joined(separator: "; ")
        }
    }

    private func words(_ text: String, _ language: Language) -> String {
        switch optionSource {
        case .organisers: Area(text)?.name[language] ?? text
        case .municipalities: Municipality(text)?.name[language] ?? text
        case .own: type == .month ? Month(text)?.written ?? text : option(text)?.text[language] ?? text
        }
    }
}
