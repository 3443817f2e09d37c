extension Rule {
    /// `decision.valid-to-before-from`: a decision's validity ends before it begins; without a first day it begins on the day of the decision. Source: delivery page, *Rules*.
    static let decisionValidToBeforeFrom = Rule(
        .decisionValidToBeforeFrom, "decision.valid-to-before-from", .error, .record,
        passes: "valid_from 2023-01-01, valid_to 2023-01-01",
        fails: "valid_from 2023-01-02, valid_to 2023-01-01",
        examples: [
            RuleExample(.decisions, passes: ["valid_from": "2022-12-31"], fails: ["valid_from": "2023-12-31", "valid_to": "2023-12-30"]),
            RuleExample(
                .serviceDecisions, passes: ["valid_from": "2022-12-31"], fails: ["valid_from": "2023-12-31", "valid_to": "2023-12-30"]),
            // Without a first day the validity begins on the day of the decision.
            RuleExample(.decisions, passes: ["valid_from": ""], fails: ["valid_from": "", "valid_to": "2023-01-01"]),
            RuleExample(.serviceDecisions, passes: ["valid_from": ""], fails: ["valid_from": "", "valid_to": "2023-01-01"]),
        ])
}
