extension Rule {
    /// `matter-id.missing`: the matter has no id. Source: delivery page, *Rules*.
    static let matterIdMissing = Rule(
        .matterIdMissing, "matter-id.missing", .error, .field,
        passes: "1.2.246.10.1.11.2022.5",
        fails: "(empty)",
        examples: [
            RuleExample(.matters, passes: [:], fails: ["matter_id": ""])
        ])
}
