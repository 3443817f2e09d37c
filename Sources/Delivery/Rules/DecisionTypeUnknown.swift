extension Rule {
    /// `decision-type.unknown`: the decision type is empty or not in the code list. Source: delivery page, *Rules*.
    static let decisionTypeUnknown = Rule(
        .decisionTypeUnknown, "decision-type.unknown", .error, .field,
        passes: "older-people-service-decision",
        fails: "decision",
        examples: [
            RuleExample(.decisions, passes: ["decision_type": "11052"], fails: ["decision_type": "11051"]),
            RuleExample(.serviceDecisions, passes: ["decision_type": "11052"], fails: ["decision_type": "11051"]),
            // An unknown type fills no task, and only the type is named.
            RuleExample(.decisions, passes: ["service_task": ""], fails: ["decision_type": "", "service_task": ""]),
            RuleExample(.serviceDecisions, passes: ["service_task": ""], fails: ["decision_type": "", "service_task": ""]),
        ])
}
