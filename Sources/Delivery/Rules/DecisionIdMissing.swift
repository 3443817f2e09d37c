extension Rule {
    /// `decision-id.missing`: a decision has no id. Source: delivery page, *Rules*.
    static let decisionIdMissing = Rule(
        .decisionIdMissing, "decision-id.missing", .error, .field,
        passes: "D-2023-17",
        fails: "(empty)",
        examples: [
            RuleExample(.decisions, passes: [:], fails: ["decision_id": ""]),
            RuleExample(.serviceDecisions, passes: [:], fails: ["decision_id": ""]),
        ])
}
