/// The name under which an answer is stored, posted and exported: a question's id, and a row's id where the question has rows.
///
/// Written `services`, `periods.child-protection`, `contact.email`. It is also the `name` of the field on the page.
public struct AnswerKey: Hashable, Sendable {
    /// The id of the question, for example `periods`.
    public let question: String
    /// The id of the row or field inside the question, for example `child-protection`; nil for a question without rows.
    public let row: String?

    /// Makes a key from its parts.
    public init(_ question: String, row: String? = nil) {
        self.question = question
        self.row = row
    }

    /// Reads `question` or `question.row`; what follows the first point is the row.
    public init(description: String) {
        let parts = description.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        question = String(parts[0])
        row = parts.count > 1 ? String(parts[1]) : nil
    }
}

extension AnswerKey: CustomStringConvertible, ExpressibleByStringLiteral, Comparable {
    /// `question` or `question.row`.
    public var description: String { row.map { "\(question).\($0)" } ?? question }
    /// Reads the written form.
    public init(stringLiteral value: String) { self.init(description: value) }
    /// Orders by the written form; the form's own order is that of ``FormDefinition/keys``.
    public static func < (a: AnswerKey, b: AnswerKey) -> Bool { a.description < b.description }
}

extension AnswerKey: Codable, CodingKeyRepresentable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The written form as the key of a JSON object.
    public var codingKey: any CodingKey { Name(stringValue: description) }
    /// Reads the key of a JSON object.
    public init?(codingKey: some CodingKey) { self.init(description: codingKey.stringValue) }
    /// Reads the written form.
    public init(from decoder: any Decoder) throws {
        self.init(description: try decoder.singleValueContainer().decode(String.self))
    }
    /// Writes the written form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
