extension Rule {
    /// `municipality.withheld`: the municipality is empty: the person is counted in the area and in no municipality. Source: delivery page, *Rules*.
    static let municipalityWithheld = Rule(
        .municipalityWithheld, "municipality.withheld", .info, .field,
        passes: "091",
        fails: "(empty)",
        examples: [
            RuleExample(.clientPeriods, passes: [:], fails: ["municipality": ""])
        ])
}
