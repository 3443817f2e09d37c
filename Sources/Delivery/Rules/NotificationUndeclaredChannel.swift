extension Rule {
    /// `notification.undeclared-channel`: rows of a service task by a channel that the notification does not declare for it. Source: delivery page, *Rules*.
    static let notificationUndeclaredChannel = Rule(
        .notificationUndeclaredChannel, "notification.undeclared-channel", .warning, .notification,
        passes: "older-people by separate delivery, declared by archive and separate",
        fails: "older-people by separate delivery, declared by archive")
}
