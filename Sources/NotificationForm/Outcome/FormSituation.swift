import CodeLists
import Localization

/// Everything a rule may look at: one notification, its form and round, and the other notifications of the same county and round.
public struct FormSituation: Sendable {
    /// The form.
    public let definition: FormDefinition
    /// The round.
    public let round: Round
    /// What is asked of this notification.
    public let relevance: Relevance
    /// The other municipality groups of the county in the round that are not withdrawn, with their answers.
    public let others: [GroupAnswers]
    /// True when the county says that it has notified all of its groups: a municipality left over is then an error.
    public let isCompleting: Bool

    /// Describes a notification.
    ///
    /// - Parameters:
    ///   - answers: All stored answers; what is hidden is left out here.
    ///   - others: The other groups of the county in the round, without this one and without withdrawn ones.
    ///   - isCompleting: Whether the county says that all its groups are notified.
    public init(definition: FormDefinition, round: Round, answers: Answers, others: [GroupAnswers] = [], isCompleting: Bool = false) {
        self.init(
            definition: definition, round: round, relevance: Relevance(definition, answers),
            relevantOthers: others.map { GroupAnswers(id: $0.id, answers: Relevance(definition, $0.answers).answers) },
            isCompleting: isCompleting)
    }

    private init(definition: FormDefinition, round: Round, relevance: Relevance, relevantOthers: [GroupAnswers], isCompleting: Bool) {
        self.definition = definition
        self.round = round
        self.relevance = relevance
        self.others = relevantOthers
        self.isCompleting = isCompleting
    }

    /// Each group of a county among the others. What is relevant is decided once for each, not once for each pair.
    static func each(of groups: [GroupAnswers], definition: FormDefinition, round: Round, isCompleting: Bool) -> [FormSituation] {
        let relevances = groups.map { Relevance(definition, $0.answers) }
        let relevant = zip(groups, relevances).map { GroupAnswers(id: $0.id, answers: $1.answers) }
        return zip(groups, relevances).map { group, relevance in
            FormSituation(
                definition: definition, round: round, relevance: relevance, relevantOthers: relevant.filter { $0.id != group.id },
                isCompleting: isCompleting)
        }
    }

    /// The relevant answers of this notification.
    public var answers: Answers { relevance.answers }

    /// The place of an answer; nil if the form has no such question.
    func place(_ key: AnswerKey) -> FormProblem.Place? {
        guard let question = definition.question(key.question) else { return nil }
        let number = key.row.flatMap { question.row($0)?.number } ?? question.number
        return FormProblem.Place(key: key, number: number, anchor: question.anchor(key), topic: question.topic)
    }
}

/// The answers of another municipality group of the same county and round.
public struct GroupAnswers: Sendable, Hashable {
    /// The id of the group or notification, as the store knows it.
    public let id: String
    /// Its answers.
    public let answers: Answers

    /// Makes a group.
    public init(id: String, answers: Answers) {
        self.id = id
        self.answers = answers
    }

    /// The name answered in question 4, or the id while it has none.
    public var name: String { answers.groupName ?? id }
}
