import Localization
import RegisterModel

extension Answers {
    /// The answers as the start of another notification: for another group of the same county, or for a later round.
    ///
    /// The municipalities are never copied and the group gets a new name. Everything else is marked as copied until its page is saved;
    /// questions 10–15, and months before today's, are marked to be checked.
    ///
    /// - Parameter today: The day of copying.
    public func copied(_ definition: FormDefinition, today: Day) -> Answers {
        let (year, month, _) = today.civil
        let left: Set<AnswerKey> = [.municipalities, .groupName]
        var copy = keeping { !left.contains($0) }
        for question in definition.questions {
            for key in question.keys {
                let isPast =
                    question.type == .month && text(key).flatMap { Month($0) }.map { ($0.year, $0.month) < (year, month) } ?? false
                copy.mark(key, isPast || question.showsTransitionEnds ? .check : .copied)
            }
        }
        return copy
    }

    /// Takes over from a copy every answer that is missing here, with its mark, as far as the form has its question and option. What has been
    /// answered here stays.
    /// - Returns: the keys that were taken over.
    public mutating func takeMissing(from copy: Answers, _ definition: FormDefinition) -> [AnswerKey] {
        definition.keys.filter { key in
            guard self[key] == nil, let value = copy[key], let mark = copy.copied[key], let question = definition.question(key.question)
            else {
                return false
            }
            if case .text(let code) = value, question.type == .single || question.type == .matrix, question.optionSource == .own,
                question.option(code) == nil
            {
                return false
            }
            self[key] = value
            self.mark(key, mark, in: copy.languages[key])
            return true
        }
    }

    /// The text for question 8 composed of the rows of its addition, in a language; nil without rows, or when they say more than the question
    /// takes. The text can be edited afterwards.
    public func composedExceptions(_ definition: FormDefinition, _ language: Language) -> String? {
        let records = records(.systemExceptionRows)
        guard !records.isEmpty else { return nil }
        let text = definition.question(AnswerKey.systemExceptionRows.question)?.words(.records(records), language)
        return text.flatMap { $0.count <= QuestionType.longTextLimit ? $0 : nil }
    }

    /// The text of question 8, if it is what its rows make in some language and nobody has edited it; nil otherwise.
    public func uneditedExceptions(_ definition: FormDefinition) -> String? {
        guard let text = text(.systemExceptions) else { return nil }
        return Language.allCases.contains { composedExceptions(definition, $0) == text } ? text : nil
    }
}
