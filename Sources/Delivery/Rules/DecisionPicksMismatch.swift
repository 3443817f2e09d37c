extension Rule {
    /// `decision.picks-mismatch`: the picks are not those that the row's own facts give for the monitoring period. Source: delivery page, *Rules*.
    static let decisionPicksMismatch = Rule(
        .decisionPicksMismatch, "decision.picks-mismatch", .error, .record,
        passes: "made, decided in the quarter and positive",
        fails: "in-force, decided in the quarter")
}
