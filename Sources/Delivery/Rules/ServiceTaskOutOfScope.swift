extension Rule {
    /// `service-task.out-of-scope`: family law is outside the register: the row is left out and counted before any other rule. Source: delivery page, *Rules*.
    static let serviceTaskOutOfScope = Rule(
        .serviceTaskOutOfScope, "service-task.out-of-scope", .info, .file,
        passes: "older-people",
        fails: "family-law",
        examples: [
            RuleExample(.clientPeriods, passes: [:], fails: ["service_task": "family-law", "start": "x"]),
            RuleExample(.decisions, passes: ["service_task": ""], fails: ["service_task": "family-law", "decided": ""]),
            RuleExample(.serviceDecisions, passes: ["service_task": ""], fails: ["service_task": "family-law", "decided": ""]),
        ])
}
