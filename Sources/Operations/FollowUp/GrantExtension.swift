import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// Grants a county a later deadline in a round, with a reason that the county sees too. A new extension takes the place of an earlier
    /// one. Right: THL's register officers.
    /// - Throws: `OperationError.invalid` with `day` unless the day is after the round's deadline, `textMissing`, `textTooLong`;
    ///   `.notFound` for a round or an organiser that is not there.
    public func grantExtension(
        in roundID: String, to area: Area, until day: Day?, reason: String, by actor: Actor
    ) async throws {
        try actor.requireOfficer()
        guard area.isOrganiser else { throw OperationError.notFound }
        let (clean, problems) = read(reason, limit: 1000)
        let now = now
        try await store.write { transaction in
            let round = try chosenRound(roundID, in: transaction)
            let isLater = day.map { $0 > round.deadline } ?? false
            guard let day, isLater, problems.isEmpty else {
                throw OperationError.invalid((isLater ? [] : [InputProblem(.day)]) + problems)
            }
            try transaction.add(
                DeadlineExtension(roundID: round.id, area: area, until: day, reason: clean, grantedAt: now, grantedBy: actor.id))
            try audit(.extensionGrant, round.id, area: area, by: actor.id, in: transaction)
        }
    }
}
