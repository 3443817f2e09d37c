extension Rule {
    /// `social-service.unknown`: the social service is not in the code list. Source: delivery page, *Rules*.
    static let socialServiceUnknown = Rule(
        .socialServiceUnknown, "social-service.unknown", .error, .field,
        passes: "home-care",
        fails: "gardening",
        examples: [
            RuleExample(.decisions, passes: ["social_service": "46"], fails: ["social_service": "gardening"]),
            RuleExample(.serviceDecisions, passes: ["social_service": "46"], fails: ["social_service": "gardening"]),
            RuleExample(.services, passes: ["social_service": "46"], fails: ["social_service": ""]),
            // Only a unit relationship asks the unit.
            RuleExample(
                .services, passes: ["social_service": "", "unit": "U1", "evidence": "unit-relationship"],
                fails: ["social_service": "", "unit": "U1"]),
            RuleExample(.units, passes: ["social_service": "income-support"], fails: ["social_service": ""]),
        ])
}
