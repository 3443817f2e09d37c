import CodeLists

/// What of the form is asked, given the answers: the branches B1–B6 of the form specification, section 6, evaluated once.
///
/// A question is judged only by relevant answers, so an answer that is hidden itself opens nothing.
public struct Relevance: Sendable {
    /// The relevant answers: what the summary, the rules, the submission and the exports see. Hidden ones are left out.
    public let answers: Answers
    private let levels: [String: RequirementLevel]
    private let openBranches: Set<String>

    /// Decides what is relevant. One pass in the form's order, because a question depends only on questions before it.
    public init(_ definition: FormDefinition, _ answers: Answers) {
        var seen = Answers()
        var levels: [String: RequirementLevel] = [:]
        for question in definition.questions {
            let isOpen = question.branch.map { definition.branches[$0]?.holds(seen, branches: definition.branches) ?? false } ?? true
            guard isOpen else { continue }
            let level = question.levels.first { level in
                level.branch.map { definition.branches[$0]?.holds(seen, branches: definition.branches) ?? false } ?? true
            }
            levels[question.id] = level?.level
            if definition.deciding.contains(question.id) {
                for key in question.keys { seen[key] = answers[key] }
            }
        }
        let relevantAnswers = answers.keeping { levels[$0.question] != nil }
        self.levels = levels
        self.answers = relevantAnswers
        openBranches = Set(definition.branches.filter { $0.value.holds(seen, branches: definition.branches) }.keys)
    }

    /// Whether a question is asked.
    public func isRelevant(_ question: Question) -> Bool { levels[question.id] != nil }

    /// How much a missing answer to a question matters; nil if the question is not relevant.
    public func level(of question: Question) -> RequirementLevel? { levels[question.id] }

    /// Whether a branch of the definition, such as `B1`, is open.
    public func isOpen(_ branch: String) -> Bool { openBranches.contains(branch) }

    /// The relevant questions of a topic, in the form's order.
    public func questions(of topic: Topic, in definition: FormDefinition) -> [Question] {
        definition.questions(of: topic).filter(isRelevant)
    }
}
