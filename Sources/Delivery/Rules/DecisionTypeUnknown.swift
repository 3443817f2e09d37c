extension Rule {
    /// `decision-type.unknown`: the decision type is empty or not in the code list. Source: delivery page, *Rules*.
    static let decisionTypeUnknown = Rule(
        .decisionTypeUnknown, "decision-type.unknown", .error, .field,
        passes: "older-people-service-decision",
        fails: "decision")
}
