extension Rule {
    /// `service-task.out-of-scope`: family law is outside the register: the row is left out and counted before any other rule. Source: delivery page, *Rules*.
    static let serviceTaskOutOfScope = Rule(
        .serviceTaskOutOfScope, "service-task.out-of-scope", .info, .file,
        passes: "older-people",
        fails: "family-law")
}
