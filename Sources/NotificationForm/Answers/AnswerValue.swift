/// One stored answer. An unanswered question has no value at all: never an empty text, an empty set or a code for "empty".
public enum AnswerValue: Hashable, Sendable {
    /// A code of an option, a free text, an e-mail address or a month (`2022-05`).
    case text(String)
    /// Codes of a multiple choice, sorted and without repetition.
    case set([String])
    /// Small records of a question of type `rows`, in the order given; each from column id to code or text.
    case records([[String: String]])

    /// Whether the value says nothing and is therefore not stored.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .set(let codes): codes.isEmpty
        case .records(let records): records.allSatisfy(\.isEmpty)
        }
    }
}

extension AnswerValue: Codable {
    /// Reads a string, an array of strings or an array of objects; throws `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let codes = try? container.decode([String].self) {
            self = .set(Set(codes).sorted())
        } else {
            self = .records(try container.decode([[String: String]].self))
        }
    }

    /// Writes a string, an array of strings or an array of objects.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .set(let codes): try container.encode(codes)
        case .records(let records): try container.encode(records)
        }
    }
}
