import RegisterModel

extension FormRule {
    /// C5. Structured decisions are promised from the archive for the period, but structured archiving (10–15) starts after it.
    static let c5 = FormRule("C5", .confirm) { situation in
        .perTask(keys: { [.structured($0), situation.servicesKey($0)] }) { task in
            guard situation.answers.services(of: task) == .kantaStructured, let from = situation.answers.text(.structured(task)) else {
                return nil
            }
            return MonitoringPeriod(from).map { $0 > situation.round.period } ?? true
        }
    }
}
