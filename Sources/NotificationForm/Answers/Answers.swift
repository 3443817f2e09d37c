import Localization

/// The answers of one notification (one round, one municipality group): a value that is stored as JSON.
///
/// Absence means unanswered. Answers to questions that are hidden at the moment stay here, so that they come back when the branch opens
/// again; ``Relevance/answers`` is what counts for the summary, the rules and the submission.
public struct Answers: Hashable, Sendable {
    /// Every stored answer by key.
    public private(set) var values: [AnswerKey: AnswerValue] = [:]
    /// Answers copied from another notification that nobody has looked at yet, and how each has to be looked at.
    public private(set) var copied: [AnswerKey: CopyMark] = [:]
    /// The language of the page on which a free text was written.
    public private(set) var languages: [AnswerKey: Language] = [:]

    /// How a copied answer is marked until its page is saved.
    public enum CopyMark: String, Codable, Sendable {
        /// Copied, not confirmed.
        case copied
        /// Copied, and likely to be out of date: a quarter or a month that may have passed.
        case check
    }

    /// No answers.
    public init() {}

    /// Whether nothing has been answered.
    public var isEmpty: Bool { values.isEmpty }

    /// The stored answer, or nil if unanswered. Setting nil or an empty value clears it; setting also removes the mark of a copy.
    public subscript(key: AnswerKey) -> AnswerValue? {
        get { values[key] }
        set {
            copied[key] = nil
            languages[key] = nil
            switch newValue {
            case .set(let codes) where !codes.isEmpty: values[key] = .set(Set(codes).sorted())
            case .some(let value) where !value.isEmpty: values[key] = value
            default: values[key] = nil
            }
        }
    }

    /// The code or text of an answer; nil if unanswered or of another kind.
    public func text(_ key: AnswerKey) -> String? {
        if case .text(let text) = values[key] { text } else { nil }
    }

    /// The codes of a multiple choice, sorted; empty if unanswered.
    public func codes(_ key: AnswerKey) -> [String] {
        if case .set(let codes) = values[key] { codes } else { [] }
    }

    /// The records of a question of type `rows`; empty if unanswered.
    public func records(_ key: AnswerKey) -> [[String: String]] {
        if case .records(let records) = values[key] { records } else { [] }
    }

    /// Stores a code or text; nil or an empty text clears the answer.
    public mutating func set(_ text: String?, for key: AnswerKey) { self[key] = text.map { .text($0) } }

    /// Stores the codes of a multiple choice; an empty list clears the answer.
    public mutating func set(_ codes: [String], for key: AnswerKey) { self[key] = .set(codes) }

    /// Makes the answer unanswered.
    public mutating func clear(_ key: AnswerKey) { self[key] = nil }

    /// Removes the marks of copies from these keys: their page has been seen and saved.
    public mutating func confirm(_ keys: some Sequence<AnswerKey>) {
        for key in keys { copied[key] = nil }
    }

    /// Gives every row of a matrix that is still empty the same code and returns the keys that were filled, so that it can be shown and
    /// undone. Rows already answered stay as they are.
    public mutating func fillEmptyRows(of question: Question, with code: String) -> [AnswerKey] {
        let empty = question.keys.filter { values[$0] == nil }
        for key in empty { set(code, for: key) }
        return empty
    }

    /// The answers with only these keys.
    func keeping(_ isKept: (AnswerKey) -> Bool) -> Answers {
        var kept = self
        kept.values = values.filter { isKept($0.key) }
        kept.copied = copied.filter { isKept($0.key) }
        kept.languages = languages.filter { isKept($0.key) }
        return kept
    }

    /// Notes the language in which an answer was written, if it is a free text: a long text, or a line that names no option or address.
    public mutating func note(_ language: Language, for key: AnswerKey, in definition: FormDefinition) {
        guard case .text? = values[key], let question = definition.question(key.question) else { return }
        let type = key.row.flatMap { question.row($0)?.type } ?? question.type
        if type == .longtext || (type == .text && question.id != AnswerKey.contactName.question) { languages[key] = language }
    }

    /// Marks an answer as copied, with the language of the text it came with.
    mutating func mark(_ key: AnswerKey, _ mark: CopyMark, in language: Language? = nil) {
        guard values[key] != nil else { return }
        copied[key] = mark
        if let language { languages[key] = language }
    }
}

extension Answers: Codable {
    private enum Part: String, CodingKey { case values, copied, languages }

    /// Reads `{"values": {…}, "copied": {…}, "languages": {…}}`; empty values are dropped. Throws `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Part.self)
        for (key, value) in try container.decode([AnswerKey: AnswerValue].self, forKey: .values) { self[key] = value }
        for (key, mark) in try container.decodeIfPresent([AnswerKey: CopyMark].self, forKey: .copied) ?? [:] { self.mark(key, mark) }
        languages = try container.decodeIfPresent([AnswerKey: Language].self, forKey: .languages) ?? [:]
    }

    /// Writes `values`, and `copied` and `languages` if there are any.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Part.self)
        try container.encode(values, forKey: .values)
        if !copied.isEmpty { try container.encode(copied, forKey: .copied) }
        if !languages.isEmpty { try container.encode(languages, forKey: .languages) }
    }
}
