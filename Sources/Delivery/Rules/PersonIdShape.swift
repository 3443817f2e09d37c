extension Rule {
    /// `person-id.shape`: the identifier has not the shape of an identity code, nor of a temporary identifier. Source: delivery page, *Rules*.
    static let personIdShape = Rule(
        .personIdShape, "person-id.shape", .error, .field,
        passes: "ddmmyy, sign, three digits from 002, check character",
        fails: "ten characters; the sign *; the number 001",
        examples: [
            RuleExample(.matters, passes: ["person_id": " \(RuleExample.person)"], fails: ["person_id": "060580*9071"]),
            RuleExample(.clientPeriods, passes: ["person_id": "1.2.246.10.1.22.2023|å1"], fails: ["person_id": "1.02.3|x"]),
            RuleExample(.matters, passes: ["person_id": "1.2|x"], fails: ["person_id": "1.2|"]),
            // Under the root of official codes there are no temporary identifiers.
            RuleExample(.matters, passes: ["person_id": "1.2.246.210|x"], fails: ["person_id": "1.2.246.21|x"]),
        ])
}
