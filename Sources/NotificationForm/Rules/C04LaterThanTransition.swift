import RegisterModel

extension FormRule {
    /// C4. Structured archiving (10–15) starts in a quarter later than the one that holds the end of the transition period.
    static let c4 = FormRule("C4", .warning) { situation in
        .perTask(keys: { [.structured($0)] }) { task in
            guard let quarter = situation.answers.structuredFrom(task), let end = situation.round.transitionEnd(task) else { return nil }
            return (quarter.year, quarter.quarter) > (end.year, end.quarter)
        }
    }
}
