extension Rule {
    /// `unit.ambiguous`: the unit gives several services and so proves none of them. Source: delivery page, *Rules*.
    static let unitAmbiguous = Rule(
        .unitAmbiguous, "unit.ambiguous", .error, .field,
        passes: "a unit with one service",
        fails: "a unit with home-care and home-service",
        examples: [
            RuleExample(
                .services, passes: ["social_service": "", "unit": "U1", "evidence": "unit-relationship"],
                fails: ["social_service": "", "unit": "U2", "evidence": "unit-relationship"])
        ])
}
