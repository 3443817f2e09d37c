extension Rule {
    /// `decision.conflict`: rows of one decision id of one organiser differ in more than the person, or one person has two different rows. Source: delivery page, *Rules*.
    static let decisionConflict = Rule(
        .decisionConflict, "decision.conflict", .error, .rows,
        passes: "one decision on two clients",
        fails: "one decision id with two outcomes")
}
