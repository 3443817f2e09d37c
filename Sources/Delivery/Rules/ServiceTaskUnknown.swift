extension Rule {
    /// `service-task.unknown`: the service task is not in the list. Source: delivery page, *Rules*.
    static let serviceTaskUnknown = Rule(
        .serviceTaskUnknown, "service-task.unknown", .error, .field,
        passes: "older-people",
        fails: "gardening")
}
