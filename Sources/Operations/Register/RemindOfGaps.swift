import CodeLists
import RegisterModel
import RegisterStore

extension Operations {
    /// Puts a reminder of a quarter's missing data for each contact person of a county into the outbox, with what is missing in it, in the
    /// transaction that writes down that they were reminded. Right: THL's register officers.
    /// - Returns: how many reminders there are; 0 where nothing is missing, nobody can be reminded, or the county was reminded today.
    /// - Throws: `OperationError.notFound` for what is no county, and for a quarter that has no round.
    @discardableResult
    public func remindOfGaps(_ period: MonitoringPeriod, of area: Area, by actor: Actor) async throws -> Int {
        try actor.requireOfficer()
        guard area.isOrganiser else { throw OperationError.notFound }
        let now = now
        return try await store.write { transaction in
            let gaps = try deliveryGaps(period, of: area, in: transaction)
            guard let writer = settings.letters, let county = gaps.counties.first, !county.gaps.isEmpty, !county.isRemindedToday else {
                return 0
            }
            let people = try transaction.accounts().filter { $0.role == .countyContact(area) }
            for person in people {
                let letter = writer.gapReminder(county, period, deadline: gaps.deadline, language: person.language)
                try write(.reminder, letter, to: person.email, person.language, area: area, group: nil, in: transaction)
                try transaction.add(
                    DataReminder(period: period, area: area, accountID: person.id, sentAt: now, sentBy: actor.id))
            }
            if !people.isEmpty { try audit(.gapsRemind, period.description, area: area, by: actor.id, in: transaction) }
            return people.count
        }
    }
}
