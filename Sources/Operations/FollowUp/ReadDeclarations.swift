import CodeLists
import Delivery
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// What a county's notifications in force declare, as the file that `sosdata check --notification` reads. Right: the county's contact
    /// persons for their own county, and THL.
    /// - Throws: `OperationError.notFound` for another county, and where nothing has been sent.
    public func declaredDelivery(of area: Area, in roundID: String, by actor: Actor) async throws -> DeclaredDelivery {
        try actor.requireContactOrTHL()
        guard actor.maySee(area) else { throw OperationError.notFound }
        return try await store.read { transaction in
            let round = try chosenRound(roundID, in: transaction)
            guard let declared = try declaredDelivery(of: area, round, in: transaction) else { throw OperationError.notFound }
            return declared
        }
    }

    /// The same as it stands in a transaction, which the check of a delivery uses; nil where nothing has been sent.
    func declaredDelivery(of area: Area, _ round: Round, in transaction: any RegisterTransaction) throws -> DeclaredDelivery? {
        let groups = try sentGroups(round, area: area, in: transaction)
        if groups.isEmpty { return nil }
        return DeclaredDelivery(
            organiser: area, round: round.id, monitoringPeriod: round.period,
            groups: groups.map { group in
                DeclaredDelivery.Group(
                    name: group.group.name, municipalities: group.sent.version.municipalities,
                    tasks: ServiceTask.inScope.compactMap { task in
                        group.sent.profile.tasks[task].map { DeclaredDelivery.Task(task, $0) }
                    },
                    services: SocialService.all.compactMap { service in
                        group.sent.profile.services[service].map { DeclaredDelivery.Service(socialService: service, level: .init($0)) }
                    })
            })
    }
}

extension DeclaredDelivery.Task {
    fileprivate init(_ task: ServiceTask, _ declared: DeliveryProfile.Declaration) {
        let childProtection: [Channel] = declared.childProtection.compactMap { way in
            switch way {
            case .archive: .archive
            case .separate: .separate
            // Not within the quarter: nothing to expect of its delivery.
            case .archiveLater: nil
            }
        }
        self.init(
            serviceTask: task, channels: Channel.allCases.filter(declared.periods.contains),
            childProtectionChannels: Channel.allCases.filter(childProtection.contains),
            serviceChannels: Channel.allCases.filter(declared.serviceChannels.contains), startDatesFrom: declared.startDates.firstDay,
            childProtectionStartDatesFrom: declared.childProtectionStartDates?.firstDay)
    }
}

extension DeliveryProfile.StartDates {
    /// The first day from which start days are told; nil if however long ago, or not known.
    fileprivate var firstDay: Day? {
        if case .from(let day) = self { day } else { nil }
    }
}

extension DeclaredDelivery.Level {
    fileprivate init(_ expectation: DeliveryProfile.Expectation) {
        self =
            switch expectation {
            case .answered(.mostly): .mostly
            case .answered(.possibly): .possibly
            case .answered(.partly): .partly
            case .answered(.no), .derivedNo: .no
            }
    }
}
