extension Rule {
    /// `date.range`: a day before 1900-01-01 or after 2099-12-31. Source: delivery page, *Rules*.
    static let dateRange = Rule(
        .dateRange, "date.range", .error, .field,
        passes: "1900-01-01",
        fails: "1899-12-31",
        examples: [
            RuleExample(.matters, passes: ["closed": "2099-12-31"], fails: ["closed": "2100-01-01"])
        ])
}
