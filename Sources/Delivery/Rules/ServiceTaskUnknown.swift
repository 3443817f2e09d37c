extension Rule {
    /// `service-task.unknown`: the service task is not in the list. Source: delivery page, *Rules*.
    static let serviceTaskUnknown = Rule(
        .serviceTaskUnknown, "service-task.unknown", .error, .field,
        passes: "older-people",
        fails: "gardening",
        examples: [
            RuleExample(.matters, passes: ["service_task": "10"], fails: ["service_task": "gardening"]),
            RuleExample(
                .decisions, passes: ["decision_type": "aftercare-decision"],
                fails: ["decision_type": "aftercare-decision", "service_task": ""]),
            RuleExample(
                .serviceDecisions, passes: ["decision_type": "aftercare-decision"],
                fails: ["decision_type": "aftercare-decision", "service_task": ""]),
            RuleExample(.services, passes: [:], fails: ["service_task": ""]),
        ])
}
