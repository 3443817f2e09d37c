import CodeLists
import NotificationForm
import RegisterStore

extension Operations {
    /// Opens the notification of one of the county's groups, and makes it on the first time: questions 2–4 are facts of the group, the
    /// contact person is that of the county's newest notification, else the actor. Right: the county's contact persons.
    public func openNotification(_ groupID: String, by actor: Actor) async throws -> OpenNotification {
        let area = try actor.county()
        let existing = try await store.read { transaction -> OpenNotification? in
            let group = try ownGroup(groupID, area, in: transaction)
            return try transaction.notification(group: groupID).map { try opened($0, group, in: transaction) }
        }
        if let existing { return existing }
        let now = now
        return try await store.write { transaction in
            let group = try ownGroup(groupID, area, in: transaction)
            if let record = try transaction.notification(group: groupID) { return try opened(record, group, in: transaction) }
            var answers = Answers()
            answers.setFacts(of: group)
            let newest = try transaction.notifications(round: group.roundID, area: area).values
                .max { ($0.savedAt, $0.groupID) < ($1.savedAt, $1.groupID) }
            answers.set(newest?.draft.text(.contactName) ?? actor.name, for: .contactName)
            answers.set(newest?.draft.text(.contactEmail) ?? actor.email, for: .contactEmail)
            let record = NotificationRecord(
                groupID: groupID, state: .draft, draft: answers, changes: [:], draftVersion: 1, savedAt: now, savedBy: actor.id,
                reference: nil)
            try transaction.add(record)
            try audit(.notificationOpen, groupID, area: area, by: actor.id, in: transaction)
            return try opened(record, group, in: transaction)
        }
    }

    /// A notification with all that belongs to it.
    func opened(_ record: NotificationRecord, _ group: MunicipalityGroup, in transaction: any RegisterTransaction) throws
        -> OpenNotification
    {
        let round = try chosenRound(group.roundID, for: group.area, in: transaction)
        guard let definition = round.definition else { throw OperationError.notFound }
        return OpenNotification(
            round: round, definition: definition, group: group, record: record, versions: try transaction.versions(group: group.id),
            reviews: try transaction.reviews(group: group.id))
    }
}
