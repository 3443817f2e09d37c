extension Rule {
    /// `municipality.unknown`: the municipality is not in the list on the period's first day. Source: delivery page, *Rules*.
    static let municipalityUnknown = Rule(
        .municipalityUnknown, "municipality.unknown", .error, .field,
        passes: "091",
        fails: "999",
        examples: [
            RuleExample(.matters, passes: [:], fails: ["municipality": "999"])
        ])
}
