extension Rule {
    /// `outcome.unknown`: the outcome of a decision is empty or not in the code list. Source: delivery page, *Rules*.
    static let outcomeUnknown = Rule(
        .outcomeUnknown, "outcome.unknown", .error, .field,
        passes: "partly-positive",
        fails: "granted",
        examples: [
            RuleExample(.decisions, passes: ["outcome": "partly-positive"], fails: ["outcome": "granted"]),
            RuleExample(.serviceDecisions, passes: ["outcome": "partly-positive"], fails: ["outcome": "granted"]),
        ])
}
