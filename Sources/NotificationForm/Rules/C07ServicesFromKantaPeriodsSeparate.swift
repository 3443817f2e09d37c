extension FormRule {
    /// C7. Services of a task come from the archive while its client relationship periods come separately, although the archive's first
    /// documents hold the periods.
    static let c7 = FormRule("C7", .confirm) { situation in
        .perTask(keys: { [.periods($0), situation.servicesKey($0)] }) { task in
            guard let services = situation.answers.services(of: task), let periods = situation.answers.periods(task),
                [.kantaStructured, .kantaUnstructured].contains(services)
            else { return nil }
            return periods == .separate
        }
    }
}
