extension Rule {
    /// `decision.without-client-period`: a service decision on a person who has no client period with the organiser in that task. Source: delivery page, *Rules*.
    static let decisionWithoutClientPeriod = Rule(
        .decisionWithoutClientPeriod, "decision.without-client-period", .warning, .delivery,
        passes: "a decision on a client in disability",
        fails: "a decision on somebody without a client period in disability")
}
