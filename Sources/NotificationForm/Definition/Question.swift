import Localization

/// One numbered question of the form, or an addition of this system to one.
public struct Question: Sendable, Identifiable {
    /// The stable id, for example `periods`; the first part of the answer's key.
    public let id: String
    /// The number in the printed form. The matrix of questions 10–15 has 10 and its rows have their own; an addition of this system has the
    /// number of the question it adds to.
    public let number: Int
    /// The question in three languages. May hold the places `{period}`, `{periodEnd}` and `{year}`: read it with ``text(in:round:)``.
    public let text: LocalizedText
    /// The Swedish text exactly as THL printed it, where the shown text corrects a plain spelling fault or carries no number or month.
    public let svPrinted: String?
    /// What the question is called where there is little room: summaries, comparisons, messages.
    public let shortText: LocalizedText
    /// Help of our own that is shown with the question; may hold places.
    public let help: LocalizedText?
    /// The heading of the block of questions that this one opens or belongs to; nil if there is none.
    public let block: LocalizedText?
    /// The kind of answer.
    public let type: QuestionType
    /// Where the options come from.
    public let optionSource: OptionSource
    /// The options in printed order; for a text question the suggestions. Empty where ``optionSource`` is a code list.
    public let options: [Option]
    /// The rows of a matrix, or the fields of a question of type `fields`, in printed order.
    public let rows: [Row]
    /// The columns of a question of type `rows`.
    public let columns: [Column]
    /// The months that a question of type `month` accepts; nil if any. Some ends follow the round: read them with ``months(in:)``.
    let monthBounds: MonthBounds?
    /// Whether the name of each row is followed by the month in which the round says that its transition period ends (10–15).
    public let showsTransitionEnds: Bool
    /// True for an addition of this system, which is never part of THL's official form and is shown and exported apart from it.
    public let isExtension: Bool
    /// The page on which the question is asked.
    public let topic: Topic
    /// The name of the branch in which the question is relevant; nil if it always is.
    public let branch: String?
    /// The requirement level by condition; the first that holds counts.
    var levels: [(branch: String?, level: RequirementLevel)]

    /// Where the options of a question come from.
    public enum OptionSource: String, Sendable {
        /// The definition itself.
        case own
        /// The 22 organisers.
        case organisers
        /// The municipalities of the county of question 2, valid on the first day of the period.
        case municipalities
    }

    /// One option that can be chosen.
    public struct Option: Sendable, Hashable {
        /// The code that is stored.
        public let code: String
        /// The text in three languages.
        public let text: LocalizedText
        /// The Swedish text exactly as THL printed it, where the shown text differs.
        public let svPrinted: String?
        /// An explanation shown with the option.
        public let help: LocalizedText?
    }

    /// A row of a matrix, or a field of a question of type `fields`.
    public struct Row: Sendable, Hashable {
        /// The second part of the answer's key.
        public let code: String
        /// The number of the row in the printed form, where each row has one (10–15).
        public let number: Int?
        /// The name of the row in three languages. The page shows ``Question/rowText(_:in:round:)``, which may add a month.
        public let text: LocalizedText
        /// The Swedish text exactly as THL printed it, where the shown text differs.
        public let svPrinted: String?
        /// An explanation shown with the row.
        public let help: LocalizedText?
        /// The kind of answer of a field; nil in a matrix.
        public let type: QuestionType?
    }

    /// A column of a question of type `rows`.
    public struct Column: Sendable, Hashable {
        /// The key of the column in a record.
        public let code: String
        /// The name of the column in three languages.
        public let text: LocalizedText
        /// The codes that can be chosen; empty for a text.
        public let options: [Option]
    }

    /// The keys under which the question's answers are stored: one, or one per row.
    public var keys: [AnswerKey] {
        rows.isEmpty ? [AnswerKey(id)] : rows.map { AnswerKey(id, row: $0.code) }
    }

    /// The number as printed: `17`, or `10–15`.
    public var numberText: String {
        guard let first = rows.first?.number, let last = rows.last?.number, first != last else { return String(number) }
        return "\(first)–\(last)"
    }

    /// The question in a language with the round's dates.
    public func text(in language: Language, round: Round) -> String { text.filled(round.places(language), language) }

    /// The help in a language with the round's dates; nil if there is none.
    public func help(in language: Language, round: Round) -> String? { help?.filled(round.places(language), language) }

    /// The name of a row in a language; in questions 10–15 with the month in which the transition period ends: "Barnskyddet (3/2025)".
    public func rowText(_ row: Row, in language: Language, round: Round) -> String {
        guard showsTransitionEnds, let end = round.transitionEnds[row.code] else { return row.text[language] }
        return "\(row.text[language]) (\(end.written))"
    }

    /// The row with a code.
    public func row(_ code: String) -> Row? { rows.first { $0.code == code } }

    /// The option with a code among the question's own options.
    public func option(_ code: String) -> Option? { options.first { $0.code == code } }

    /// The id of the field on the page for an answer's key; of a group of radios it is the id of the first. Links in error summaries point
    /// to it: `q17-disability`, `q13-child-protection`, `q23`, `q1-email`; additions carry their own id too: `q23-servicesByTask-disability`.
    public func anchor(_ key: AnswerKey) -> String {
        let row = key.row.flatMap { self.row($0) }
        var parts = ["q\(row?.number ?? number)"]
        if isExtension { parts.append(id) }
        if let row = key.row { parts.append(row) }
        return parts.joined(separator: "-")
    }
}

extension LocalizedText {
    /// The text in a language with its places filled.
    func filled(_ places: [String: String], _ language: Language) -> String {
        var text = self[language]
        for (name, value) in places { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}
