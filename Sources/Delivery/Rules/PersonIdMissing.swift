extension Rule {
    /// `person-id.missing`: the person identifier is empty. Source: delivery page, *Rules*.
    static let personIdMissing = Rule(
        .personIdMissing, "person-id.missing", .error, .field,
        passes: "131052-9… (a synthetic code)",
        fails: "(empty)",
        examples: [
            RuleExample(.matters, passes: ["person_id": RuleExample.person], fails: ["person_id": " "])
        ])
}
