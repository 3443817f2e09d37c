extension Rule {
    /// `period.outside-monitoring-period`: a delivered period has no day in the monitoring period. Source: delivery page, *Rules*.
    static let periodOutsideMonitoringPeriod = Rule(
        .periodOutsideMonitoringPeriod, "period.outside-monitoring-period", .error, .record,
        passes: "2022-05-01 to 2023-01-01 for 2023Q1",
        fails: "2022-05-01 to 2022-12-31 for 2023Q1",
        examples: [
            RuleExample(
                .clientPeriods, passes: ["start": "2022-01-01", "end": "2023-01-01"], fails: ["start": "2022-01-01", "end": "2022-12-31"]),
            RuleExample(.clientPeriods, passes: ["start": "2023-03-31", "end": ""], fails: ["start": "2023-04-01", "end": ""]),
            RuleExample(.receivedServices, passes: [:], fails: ["first_day": "2023-04-01", "last_day": "2023-04-02"]),
        ])
}
