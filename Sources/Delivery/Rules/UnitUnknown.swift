extension Rule {
    /// `unit.unknown`: no units table names the unit whose service is wanted. Source: delivery page, *Rules*.
    static let unitUnknown = Rule(
        .unitUnknown, "unit.unknown", .error, .field,
        passes: "a unit that the units table names",
        fails: "a unit that the units table does not name",
        examples: [
            RuleExample(
                .services, passes: ["unit": "U3", "evidence": "unit-relationship"],
                fails: ["social_service": "", "unit": "U3", "evidence": "unit-relationship"]),
            RuleExample(.units, passes: [:], fails: ["unit": ""]),
        ])
}
