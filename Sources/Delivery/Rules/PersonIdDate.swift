extension Rule {
    /// `person-id.date`: the date of birth does not exist, or lies after the monitoring period. Source: delivery page, *Rules*.
    static let personIdDate = Rule(
        .personIdDate, "person-id.date", .error, .field,
        passes: "290200A…",
        fails: "290200-…",
        examples: [
            RuleExample(.matters, passes: ["person_id": RuleExample.person], fails: ["person_id": "310280-9071"]),
            RuleExample(.clientPeriods, passes: [:], fails: ["person_id": RuleExample.bornAfter]),
        ])
}
