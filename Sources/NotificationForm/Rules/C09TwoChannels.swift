extension FormRule {
    /// C9. Periods from the archive and services separately: allowed, and an example of the form's own; THL expects two channels.
    static let c9 = FormRule("C9", .info) { situation in
        .perTask(keys: { [.periods($0), situation.servicesKey($0)] }) { task in
            guard let services = situation.answers.services(of: task), let periods = situation.answers.periods(task),
                services.isSeparateOnly
            else { return nil }
            return periods == .kanta
        }
    }
}
