import Localization

/// Something a rule or a field has to say about the answers: facts and a key; the sentence comes from the catalogue.
public struct FormProblem: Sendable, Hashable, Codable, Identifiable {
    /// The rule's id (`M17`, `C7`, `P2`), or `field` for a posted value that could not be read.
    public let rule: String
    /// What follows from the problem.
    public let severity: Severity
    /// The key of the message in the catalogue of the form.
    public let messageKey: String
    /// The answers concerned, the first being where a link should lead. Never empty.
    public let places: [Place]
    /// What fills the places in the message.
    public let values: [String: LocalizedText]

    /// What follows from a problem (form specification, section 7).
    public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
        /// Blocks submission.
        case error
        /// Has to be acknowledged with a short reason before submission; the reason is shown to THL.
        case confirm
        /// Shown to the county and to THL.
        case warning
        /// Shown to THL only.
        case info

        /// Orders from the most to the least grave.
        public static func < (a: Severity, b: Severity) -> Bool {
            let order = allCases
            guard let first = order.firstIndex(of: a), let second = order.firstIndex(of: b) else { return false }
            return first < second
        }
    }

    /// An answer that a problem concerns.
    public struct Place: Sendable, Hashable, Codable {
        /// The answer's key: question and row.
        public let key: AnswerKey
        /// The printed number of the question or row.
        public let number: Int
        /// The id of the field on its page, without `#`; of a group of radios the id of the first.
        public let anchor: String
        /// The page on which the field is.
        public let topic: Topic
    }

    /// The rule and the answers concerned, for example `C7(periods.disability,services)`. An acknowledgement is for exactly this, so that it
    /// has to be given again when the problem spreads to another service task.
    public var id: String { "\(rule)(\(places.map(\.key.description).sorted().joined(separator: ",")))" }

    /// The sentence in a language: what is wrong and what to do.
    public func message(in language: Language) -> String {
        Catalogue.form.text(messageKey, language, values.mapValues { $0[language] })
    }
}

/// A county's answer to a problem of severity `confirm`: yes, it is so, because …
public struct Acknowledgement: Sendable, Hashable, Codable {
    /// The ``FormProblem/id`` that is acknowledged.
    public let problem: String
    /// The reason, shown to THL; not empty.
    public let reason: String

    /// The id of the rule that is acknowledged: `C7`.
    public var rule: String { String(problem.prefix { $0 != "(" }) }

    /// Makes an acknowledgement; nil if the reason, trimmed, is empty or longer than a line of text.
    public init?(of problem: FormProblem, reason: String) {
        guard problem.severity == .confirm, case .success(let text?) = PostedText.read(reason, limit: QuestionType.textLimit, lines: true)
        else { return nil }
        self.problem = problem.id
        self.reason = text
    }
}
