extension FormRule {
    /// C8. Complementing presupposes the archive, but the client relationship periods of the task come separately.
    static let c8 = FormRule("C8", .confirm) { situation in
        .perTask(keys: { [.periods($0), situation.servicesKey($0)] }) { task in
            guard situation.answers.services(of: task) == .kantaPlusSeparate, let periods = situation.answers.periods(task) else {
                return nil
            }
            return periods == .separate
        }
    }
}
