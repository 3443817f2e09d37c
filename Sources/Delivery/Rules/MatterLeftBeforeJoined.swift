extension Rule {
    /// `matter.left-before-joined`: the person's days in a joint matter leave no day: the effective start lies after the effective end. Source: delivery page, *Rules*.
    static let matterLeftBeforeJoined = Rule(
        .matterLeftBeforeJoined, "matter.left-before-joined", .error, .record,
        passes: "joined 2023-01-05, left 2023-01-05",
        fails: "joined 2023-02-01, closed 2023-01-31",
        examples: [
            RuleExample(.matters, passes: ["joined": "2023-02-03"], fails: ["joined": "2023-02-04"])
        ])
}
