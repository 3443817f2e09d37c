import CodeLists
import NotificationForm
import RegisterModel

/// A way of notifying, as counties were seen to differ: by the national archive, by the archive and a separate delivery, or by separate delivery alone.
public enum NotificationStyle: String, CaseIterable, Sendable {
    /// Everything from the archive.
    case archive
    /// From the archive, with a separate delivery of what it lacks.
    case archiveAndSeparate
    /// Everything as a separate delivery, services only in part.
    case separate

    /// The channels by which client periods come.
    public var channels: [Channel] {
        switch self {
        case .archive: [.archive]
        case .archiveAndSeparate: [.archive, .separate]
        case .separate: [.separate]
        }
    }

    /// Answers that no rule of the form stops and none asks to be confirmed. Questions 2–4 are facts of the group and left out.
    /// - Parameters:
    ///   - contact: name and address for question 1.
    ///   - system: the client data system of question 5, not `other`.
    ///   - round: the round, whose period the months lie around.
    public func answers(contact: (name: String, email: String), system: ClientDataSystem, round: Round, _ random: inout SeededGenerator)
        -> Answers
    {
        var answers = Answers()
        answers.set(contact.name, for: .contactName)
        answers.set(contact.email, for: .contactEmail)
        answers.set(system.slug, for: .system)
        answers.set(SystemScope.all.rawValue, for: .systemScope)
        for task in ServiceTask.inScope {
            let quarter = MonitoringPeriod(year: round.period.year + 1, quarter: 1 + random.below(2))
            answers.set(quarter?.description, for: .structured(task))
            answers.set(periods.rawValue, for: .periods(task))
        }
        setChildProtection(round, &answers)
        setServices(&answers, &random)
        answers.set(CountyCapability.toSomeExtent.rawValue, for: .countyCapability)
        return answers
    }

    private var periods: PeriodsMethod {
        switch self {
        case .archive: .kanta
        case .archiveAndSeparate: .kantaPlusSeparate
        case .separate: .separate
        }
    }

    private func setChildProtection(_ round: Round, _ answers: inout Answers) {
        let (method, reach): (ChildProtectionMethod, Retroactivity) =
            switch self {
            case .archive: (.kantaDocument, .longTerm)
            case .archiveAndSeparate: (.separate, .since2020)
            case .separate: (.separate, .sinceLater)
            }
        answers.set(method.rawValue, for: .childProtection)
        answers.set(reach.rawValue, for: .retroactive)
        answers.set(reach.rawValue, for: .childProtectionRetroactive)
        if reach == .sinceLater {
            let month = "\(round.period.year - 2)-05"
            answers.set(month, for: .retroactiveFrom)
            answers.set(month, for: .childProtectionRetroactiveFrom)
        }
    }

    private func setServices(_ answers: inout Answers, _ random: inout SeededGenerator) {
        let method: ServicesMethod =
            switch self {
            case .archive: .kantaUnstructured
            case .archiveAndSeparate: .kantaPlusSeparate
            case .separate: .separatePartial
            }
        answers.set(method.rawValue, for: .services)
        answers.set("no", for: .discussion)
        guard self != .archive else { return }
        for (row, code) in [
            ("positive-in-period", "yes"), ("valid-throughout", "yes"), ("ending-in-period", "yes"), ("negative", "needs-review"),
        ] {
            answers.set(code, for: .decisions(row))
        }
        for (row, code) in [
            ("valid-service", "used"), ("unit-relationship", "used"), ("operations-system", "used"), ("health-system", "not-used"),
            ("other-method", "not-used"),
        ] {
            answers.set(code, for: .extraction(row))
        }
        let coverage = Weighted<ServiceCoverage>([(.mostly, 60), (.possibly, 15), (.partly, 18), (.no, self == .separate ? 7 : 0)])
        for service in SocialService.all { answers.set(coverage.draw(&random).rawValue, for: .coverage(service)) }
    }
}
