extension Rule {
    /// `person-id.real-code`: a code outside the 900 series in a test environment. Source: delivery page, *Rules*.
    static let personIdRealCode = Rule(
        .personIdRealCode, "person-id.real-code", .error, .field,
        passes: "an individual number 900–999",
        fails: "an individual number 002–899",
        examples: [
            RuleExample(.matters, passes: [:], fails: ["person_id": RuleExample.realLooking])
        ])
}
