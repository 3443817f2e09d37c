extension Rule {
    /// `decision.service-missing`: a decision names no social service. Source: delivery page, *Rules*.
    static let decisionServiceMissing = Rule(
        .decisionServiceMissing, "decision.service-missing", .error, .record,
        passes: "home-care",
        fails: "(empty)",
        examples: [
            RuleExample(.decisions, passes: [:], fails: ["social_service": ""]),
            RuleExample(.serviceDecisions, passes: [:], fails: ["social_service": ""]),
        ])
}
