extension Rule {
    /// `decision.valid-to-before-from`: a decision's validity ends before it begins; without a first day it begins on the day of the decision. Source: delivery page, *Rules*.
    static let decisionValidToBeforeFrom = Rule(
        .decisionValidToBeforeFrom, "decision.valid-to-before-from", .error, .record,
        passes: "valid_from 2023-01-01, valid_to 2023-01-01",
        fails: "valid_from 2023-01-02, valid_to 2023-01-01")
}
