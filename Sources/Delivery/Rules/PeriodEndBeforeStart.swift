extension Rule {
    /// `period.end-before-start`: the last day lies before the first. Source: delivery page, *Rules*.
    static let periodEndBeforeStart = Rule(
        .periodEndBeforeStart, "period.end-before-start", .error, .record,
        passes: "2023-01-05 to 2023-01-05",
        fails: "2023-01-05 to 2023-01-04",
        examples: [
            RuleExample(.matters, passes: ["closed": "2023-01-02"], fails: ["closed": "2023-01-01"]),
            RuleExample(.childProtection, passes: ["ended": ""], fails: ["ended": "2023-01-01"]),
        ])
}
