extension Rule {
    /// `notification.service-declared-no`: rows of a social service of which the notification says that its data cannot be delivered (question 28). Source: delivery page, *Rules*.
    static let notificationServiceDeclaredNo = Rule(
        .notificationServiceDeclaredNo, "notification.service-declared-no", .warning, .notification,
        passes: "home-care answered mostly, 12 rows",
        fails: "home-care answered no, 12 rows")
}
