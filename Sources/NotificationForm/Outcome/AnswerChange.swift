/// A difference between two versions of a notification, field by field.
public struct AnswerChange: Sendable, Hashable, Codable {
    /// The key of the answer that changed.
    public let key: AnswerKey
    /// The answer in the older version; nil if unanswered or not relevant then.
    public let before: AnswerValue?
    /// The answer in the newer version; nil if unanswered or not relevant now.
    public let after: AnswerValue?

    /// The differences in the form's order. Only relevant answers are compared, so an answer that a closed branch hides counts as removed.
    public static func between(_ older: Answers, _ newer: Answers, in definition: FormDefinition) -> [AnswerChange] {
        let before = Relevance(definition, older).answers
        let after = Relevance(definition, newer).answers
        return definition.keys.compactMap { key in
            before[key] == after[key] ? nil : AnswerChange(key: key, before: before[key], after: after[key])
        }
    }
}
