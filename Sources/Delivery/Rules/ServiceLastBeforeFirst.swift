extension Rule {
    /// `service.last-before-first`: the last day of a service lies before the first. Source: delivery page, *Rules*.
    static let serviceLastBeforeFirst = Rule(
        .serviceLastBeforeFirst, "service.last-before-first", .error, .record,
        passes: "first_day 2023-01-01, last_day 2023-01-01",
        fails: "first_day 2023-01-02, last_day 2023-01-01",
        examples: [
            RuleExample(.services, passes: ["last_day": "2023-01-02"], fails: ["last_day": "2023-01-01"]),
            RuleExample(.receivedServices, passes: [:], fails: ["last_day": "2023-01-01"]),
        ])
}
