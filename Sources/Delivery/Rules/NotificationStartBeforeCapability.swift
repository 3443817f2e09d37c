extension Rule {
    /// `notification.start-before-capability`: a start day before the first day from which the notification says that start days are told (questions 18 and 21). Source: delivery page, *Rules*.
    static let notificationStartBeforeCapability = Rule(
        .notificationStartBeforeCapability, "notification.start-before-capability", .warning, .notification,
        passes: "start 2020-01-01, told from 2020-01-01",
        fails: "start 2019-12-31, told from 2020-01-01")
}
