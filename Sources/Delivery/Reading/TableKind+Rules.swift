/// Which rules are run on the rows of each kind.
extension TableKind {
    /// Places of the columns that hold days.
    var dayColumns: [Int] {
        let names: Set = [
            "opened", "closed", "joined", "left", "started", "ended", "start", "end", "decided", "valid_from", "valid_to", "first_day",
            "last_day",
        ]
        return columns.indices.filter { names.contains(columns[$0]) }
    }

    /// How many of the day columns must be filled.
    var neededDays: Int {
        switch self {
        case .units: 0
        case .receivedServices: 2
        default: 1
        }
    }

    /// Whether the rows name a service task, so that family law can be told.
    var hasServiceTask: Bool { columns.contains("service_task") }

    /// Rules that look at one field of each row in scope, beside those on persons and days.
    var fieldRules: Set<RuleID> {
        switch self {
        case .matters: [.organiserUnknown, .serviceTaskUnknown, .matterIdMissing]
        case .childProtection, .childProtectionPeriods: [.organiserUnknown]
        case .clientPeriods: [.organiserUnknown, .serviceTaskUnknown]
        case .decisions, .serviceDecisions:
            [.organiserUnknown, .serviceTaskUnknown, .socialServiceUnknown, .decisionTypeUnknown, .outcomeUnknown, .decisionIdMissing]
        case .services:
            [.organiserUnknown, .serviceTaskUnknown, .socialServiceUnknown, .evidenceUnknown, .unitUnknown, .unitAmbiguous]
        case .receivedServices: [.organiserUnknown, .serviceTaskUnknown, .socialServiceUnknown, .evidenceUnknown]
        case .units: [.unitUnknown, .socialServiceUnknown]
        }
    }

    /// Rules that look at each row in scope as a whole.
    var recordRules: Set<RuleID> {
        let client: Set<RuleID> = [.personIdBornAfter, .municipalityOtherOrganiser]
        let period = client.union([.periodEndBeforeStart])
        let delivered: Set<RuleID> = [.ageImplausible, .manifestOrganiser]
        let decision = client.union([.decisionValidToBeforeFrom, .decisionTaskMismatch, .decisionServiceMissing])
        return switch self {
        case .matters: period.union([.matterLeftBeforeJoined])
        case .childProtection: period
        case .clientPeriods, .childProtectionPeriods:
            period.union(delivered).union([.periodOutsideMonitoringPeriod, .periodEndAfterMonitoringPeriod])
        case .decisions: decision
        case .serviceDecisions: decision.union(delivered).union([.decisionPicksMismatch])
        case .services: client.union([.serviceLastBeforeFirst])
        case .receivedServices: client.union(delivered).union([.serviceLastBeforeFirst, .periodOutsideMonitoringPeriod])
        case .units: []
        }
    }

    /// Rules that compare the kind's sound rows with each other, beside the one on repeated rows.
    var rowRules: Set<RuleID> {
        switch self {
        case .matters: [.matterConflict]
        case .decisions, .serviceDecisions: [.decisionConflict]
        case .clientPeriods, .childProtectionPeriods: [.periodOverlap]
        case .childProtection, .services, .units, .receivedServices: []
        }
    }

    /// The rule that holds the rows of a block against its delivery's client periods.
    var clientRule: RuleID? {
        switch self {
        case .childProtectionPeriods: .childProtectionWithoutClientPeriod
        case .serviceDecisions: .decisionWithoutClientPeriod
        case .receivedServices: .serviceWithoutClientPeriod
        case .clientPeriods, .matters, .childProtection, .decisions, .services, .units: nil
        }
    }
}
