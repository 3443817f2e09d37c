extension Rule {
    /// `decision.task-mismatch`: the task is another than the decision type implies, or income support comes with another service. Source: delivery page, *Rules*.
    static let decisionTaskMismatch = Rule(
        .decisionTaskMismatch, "decision.task-mismatch", .error, .record,
        passes: "older-people-service-decision in older-people",
        fails: "older-people-service-decision in disability",
        examples: [
            RuleExample(.decisions, passes: ["service_task": ""], fails: ["service_task": "older-people"]),
            RuleExample(.serviceDecisions, passes: ["service_task": ""], fails: ["service_task": "older-people"]),
            RuleExample(
                .decisions, passes: ["decision_type": "supplementary-income-support-decision", "social_service": ""],
                fails: ["decision_type": "supplementary-income-support-decision"]),
            RuleExample(
                .serviceDecisions, passes: ["decision_type": "supplementary-income-support-decision", "social_service": ""],
                fails: ["decision_type": "supplementary-income-support-decision"]),
        ])
}
