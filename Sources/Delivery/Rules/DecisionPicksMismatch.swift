extension Rule {
    /// `decision.picks-mismatch`: the picks are not those that the row's own facts give for the monitoring period. Source: delivery page, *Rules*.
    static let decisionPicksMismatch = Rule(
        .decisionPicksMismatch, "decision.picks-mismatch", .error, .record,
        passes: "made, decided in the quarter and positive",
        fails: "in-force, decided in the quarter",
        examples: [
            RuleExample(.serviceDecisions, passes: [:], fails: ["picks": "in-force"]),
            RuleExample(.serviceDecisions, passes: ["valid_to": "2023-03-31", "picks": "ended+made"], fails: ["valid_to": "2023-03-31"]),
            RuleExample(.serviceDecisions, passes: ["outcome": "negative", "picks": "negative"], fails: ["outcome": "negative"]),
            // A decision in no pick is not reported.
            RuleExample(.serviceDecisions, passes: [:], fails: ["decided": "2023-04-01", "valid_from": "", "picks": ""]),
        ])
}
