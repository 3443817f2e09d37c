extension Rule {
    /// `matter.conflict`: rows of one matter id differ in organiser, service task, opened or closed, or one person has two different rows in it. Source: delivery page, *Rules*.
    static let matterConflict = Rule(
        .matterConflict, "matter.conflict", .error, .rows,
        passes: "a joint matter with one row for each person",
        fails: "one matter id with two opening days")
}
