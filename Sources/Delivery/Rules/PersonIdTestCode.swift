import RegisterModel

extension Rule {
    /// `person-id.test-code`: a code of the 900 series in production. Source: delivery page, *Rules*.
    static let personIdTestCode = Rule(
        .personIdTestCode, "person-id.test-code", .error, .field,
        passes: "an individual number 002–899",
        fails: "an individual number 900–999",
        examples: [
            RuleExample(.matters, passes: ["person_id": "1.2.246|x"], fails: [:], use: .production)
        ])
}
