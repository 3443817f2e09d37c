import RegisterModel

extension FormRule {
    /// C6. Structured archiving (10–15) starts in the period's quarter, but question 23 promises unstructured documents only.
    static let c6 = FormRule("C6", .warning) { situation in
        .perTask(keys: { [situation.servicesKey($0), .structured($0)] }) { task in
            guard situation.answers.services(of: task) == .kantaUnstructured, let from = situation.answers.structuredFrom(task) else {
                return nil
            }
            return from == situation.round.period
        }
    }
}
