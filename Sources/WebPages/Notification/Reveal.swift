import NotificationForm

/// When a question is to be shown because of an answer on the same page.
enum Reveal {
    /// One answer that opens the question.
    struct Condition: Hashable {
        let key: AnswerKey
        let code: String

        /// As the script reads it.
        var text: String { "\(key)=\(code)" }
    }

    /// The answers on this page, each tried alone, that make the question relevant and without which it is not. Empty for a question that
    /// no answer on this page decides.
    static func conditions(for question: Question, among questions: [Question], _ definition: FormDefinition, _ answers: Answers)
        -> [Condition]
    {
        guard question.branch != nil else { return [] }
        return questions.filter { $0.id != question.id && !$0.options.isEmpty && [.single, .matrix].contains($0.type) }.flatMap { other in
            other.keys.flatMap { key in
                var cleared = answers
                cleared.clear(key)
                guard !Relevance(definition, cleared).isRelevant(question) else { return [Condition]() }
                return other.options.map { Condition(key: key, code: $0.code) }.filter { condition in
                    var tried = answers
                    tried.set(condition.code, for: key)
                    return Relevance(definition, tried).isRelevant(question)
                }
            }
        }
    }
}
