import Localization

/// All rules applied to one notification.
public struct FormCheck: Sendable {
    /// The problems: by severity, inside it in the form's order.
    public let problems: [FormProblem]

    /// Applies every rule to a notification.
    public init(_ situation: FormSituation) {
        self.init(situation, rules: FormRule.all)
    }

    /// Applies only the rules between the groups of a county (P1–P7) to each of its groups; what two groups have in common is said once.
    /// For a county without groups the result is empty: every municipality is still to be placed.
    public static func county(definition: FormDefinition, round: Round, groups: [GroupAnswers], isCompleting: Bool = false) -> [FormProblem]
    {
        let rules = FormRule.all.filter(\.isBetweenGroups)
        var said: Set<String> = []
        return FormSituation.each(of: groups, definition: definition, round: round, isCompleting: isCompleting).flatMap {
            FormCheck($0, rules: rules).problems
        }.filter { said.insert(ofWholeCounty.contains($0.rule) ? $0.rule : "\($0.rule) \($0.message(in: .sv))").inserted }
    }

    /// The rules that look at one fact of the county, which each of its groups would tell in words of its own.
    private static let ofWholeCounty: Set<String> = ["P1", "P5"]

    private init(_ situation: FormSituation, rules: [FormRule]) {
        let order = Dictionary(situation.definition.keys.enumerated().map { ($1, $0) }) { first, _ in first }
        let found = rules.flatMap { rule -> [FormProblem] in
            if case .failed(let problems) = rule.outcome(situation) { problems } else { [] }
        }
        func place(_ problem: FormProblem) -> Int { problem.places.first.flatMap { order[$0.key] } ?? .max }
        problems = found.enumerated().sorted { a, b in
            (a.element.severity, place(a.element), a.offset) < (b.element.severity, place(b.element), b.offset)
        }.map(\.element)
    }

    /// The problems of a severity.
    public func problems(_ severity: FormProblem.Severity) -> [FormProblem] { problems.filter { $0.severity == severity } }

    /// What the county sees: everything but what is for THL only.
    public var shownToCounty: [FormProblem] { problems.filter { $0.severity != .info } }

    /// What still stands in the way of submission: errors, and problems to be confirmed that nobody has acknowledged.
    public func blocking(acknowledged: [Acknowledgement]) -> [FormProblem] {
        let known = Set(acknowledged.map(\.problem))
        return problems.filter { $0.severity == .error || ($0.severity == .confirm && !known.contains($0.id)) }
    }

    /// Whether the notification can be sent.
    public func canSubmit(acknowledged: [Acknowledgement]) -> Bool { blocking(acknowledged: acknowledged).isEmpty }
}
