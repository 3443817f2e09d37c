extension Rule {
    /// `person-id.check-character`: the check character is not the one that the nine digits give. Source: delivery page, *Rules*.
    static let personIdCheckCharacter = Rule(
        .personIdCheckCharacter, "person-id.check-character", .error, .field,
        passes: "the remainder's character",
        fails: "any other character",
        examples: [
            RuleExample(.matters, passes: [:], fails: ["person_id": RuleExample.wrongCheck])
        ])
}
