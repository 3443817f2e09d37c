extension FormRule {
    /// C10. Periods are complemented and services are separate: perhaps services too are complemented.
    static let c10 = FormRule("C10", .warning) { situation in
        .perTask(keys: { [situation.servicesKey($0), .periods($0)] }) { task in
            guard let services = situation.answers.services(of: task), let periods = situation.answers.periods(task),
                services.isSeparateOnly
            else { return nil }
            return periods == .kantaPlusSeparate
        }
    }
}
