extension Rule {
    /// `period.end-after-monitoring-period`: a delivered period ends after the monitoring period. Source: delivery page, *Rules*.
    static let periodEndAfterMonitoringPeriod = Rule(
        .periodEndAfterMonitoringPeriod, "period.end-after-monitoring-period", .error, .record,
        passes: "2023-01-01 to 2023-03-31 for 2023Q1",
        fails: "2023-01-01 to 2023-04-01 for 2023Q1",
        examples: [
            RuleExample(.clientPeriods, passes: ["end": "2023-03-31"], fails: ["end": "2023-04-01"]),
            RuleExample(.childProtectionPeriods, passes: ["end": "2023-03-31"], fails: ["end": "2023-04-01"]),
        ])
}
