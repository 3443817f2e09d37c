extension Rule {
    /// `person-id.born-after`: the day of birth lies after the row's first day. Source: delivery page, *Rules*.
    static let personIdBornAfter = Rule(
        .personIdBornAfter, "person-id.born-after", .error, .record,
        passes: "born 2010-05-01, opened 2010-05-01",
        fails: "born 2010-05-01, opened 2010-04-30",
        examples: [
            RuleExample(.matters, passes: ["opened": "1980-05-06"], fails: ["opened": "1980-05-05"]),
            RuleExample(.childProtection, passes: ["started": "2015-05-06"], fails: ["started": "2015-05-05"]),
            RuleExample(.decisions, passes: [:], fails: ["decided": "1980-05-05", "picks": "in-force"]),
            RuleExample(.serviceDecisions, passes: [:], fails: ["decided": "1980-05-05", "picks": "in-force"]),
            RuleExample(.services, passes: ["first_day": "1980-05-06"], fails: ["first_day": "1980-05-05"]),
        ])
}
