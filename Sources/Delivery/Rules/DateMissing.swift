extension Rule {
    /// `date.missing`: a day that must be there is empty. Source: delivery page, *Rules*.
    static let dateMissing = Rule(
        .dateMissing, "date.missing", .error, .field,
        passes: "2023-01-15",
        fails: "(empty)",
        examples: [
            RuleExample(.matters, passes: ["closed": ""], fails: ["opened": ""]),
            RuleExample(.receivedServices, passes: [:], fails: ["last_day": ""]),
        ])
}
