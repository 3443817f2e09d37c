/// When a branch of the form is open (form specification, section 6), as the definition writes it.
indirect enum Condition: Sendable, Hashable {
    /// `{"answer": "system", "in": ["other"]}`: the answer is one of these codes.
    case answer(AnswerKey, Set<String>)
    /// `{"answered": "system"}`: there is an answer.
    case answered(AnswerKey)
    /// `{"anyTask": ["separate"]}`: the delivery method of social services of at least one service task is one of these codes.
    case anyTask(Set<String>)
    /// `{"branch": "B1"}`: another branch, defined earlier, is open.
    case branch(String)
    /// `{"all": [...]}`: every condition holds.
    case all([Condition])

    /// The keys the condition looks at, without those of the branches it names.
    var keys: [AnswerKey] {
        switch self {
        case .answer(let key, _), .answered(let key): [key]
        case .anyTask: [.services, AnswerKey("servicesByTask")]
        case .branch: []
        case .all(let parts): parts.flatMap(\.keys)
        }
    }

    /// The branches the condition names.
    var branches: [String] {
        switch self {
        case .branch(let name): [name]
        case .all(let parts): parts.flatMap(\.branches)
        default: []
        }
    }

    /// Whether the condition holds for answers of which only the relevant ones are given.
    func holds(_ answers: Answers, branches: [String: Condition]) -> Bool {
        switch self {
        case .answer(let key, let codes): answers.text(key).map(codes.contains) ?? false
        case .answered(let key): answers[key] != nil
        case .anyTask(let codes): answers.servicesOfTasks.contains { codes.contains($0.rawValue) }
        case .branch(let name): branches[name]?.holds(answers, branches: branches) ?? false
        case .all(let parts): parts.allSatisfy { $0.holds(answers, branches: branches) }
        }
    }
}
