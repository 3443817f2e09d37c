import NotificationForm

/// Which questions of a page can become relevant by an answer on the same page, and by which.
///
/// A question is tried with each answer of the page in turn. Questions depend only on earlier ones, so one pass in the form's order also
/// finds a question that depends on one that is itself hidden: the hidden one is then taken as answered in a way that opens it. Of several
/// questions that decide, the nearest one counts: what opens that one has been said there.
struct Reveal {
    /// One answer that opens a question. The code `*` stands for any text.
    struct Condition: Hashable {
        let key: AnswerKey
        let code: String

        /// As the script reads it.
        var text: String { "\(key)=\(code)" }
    }

    /// The conditions by question; a question that no answer on this page decides is not in it.
    let conditions: [String: [Condition]]

    /// Tries the answers of a page.
    init(_ questions: [Question], _ definition: FormDefinition, _ answers: Answers) {
        var found: [String: [Condition]] = [:]
        var opened = answers
        for question in questions where question.branch != nil {
            let earlier = Array(questions.prefix { $0.id != question.id }.reversed())
            for base in [answers, opened] where found[question.id] == nil {
                found[question.id] = earlier.lazy.map { Self.conditions(for: question, by: $0, definition, base) }.first { !$0.isEmpty }
            }
            if let condition = found[question.id]?.first, !Relevance(definition, opened).isRelevant(question) {
                opened.set(condition.code, for: condition.key)
            }
        }
        conditions = found
    }

    private static func conditions(
        for question: Question, by other: Question, _ definition: FormDefinition, _ answers: Answers
    ) -> [Condition] {
        let codes: [String] =
            switch other.type {
            case .single, .matrix: other.options.map(\.code)
            case .text, .longtext: ["*"]
            default: []
            }
        return other.keys.flatMap { key -> [Condition] in
            var tried = answers
            tried.clear(key)
            guard !codes.isEmpty, !Relevance(definition, tried).isRelevant(question) else { return [] }
            return codes.filter { code in
                tried.set(code, for: key)
                return Relevance(definition, tried).isRelevant(question)
            }.map { Condition(key: key, code: $0) }
        }
    }
}
