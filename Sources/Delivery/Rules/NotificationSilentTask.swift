extension Rule {
    /// `notification.silent-task`: a service task that is declared for the delivery's channel and has no row in the block. Source: delivery page, *Rules*.
    static let notificationSilentTask = Rule(
        .notificationSilentTask, "notification.silent-task", .warning, .notification,
        passes: "disability declared, 12 rows",
        fails: "disability declared, no row")
}
