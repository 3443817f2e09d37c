extension Rule {
    /// `date.shape`: not exactly `YYYY-MM-DD`, or a day that does not exist. Source: delivery page, *Rules*.
    static let dateShape = Rule(
        .dateShape, "date.shape", .error, .field,
        passes: "2024-02-29",
        fails: "2023-02-29, 29.2.2024",
        examples: [
            RuleExample(.matters, passes: ["opened": "2020-02-29"], fails: ["opened": "2021-02-29"]),
            RuleExample(.clientPeriods, passes: ["end": ""], fails: ["end": "3.2.2023"]),
        ])
}
