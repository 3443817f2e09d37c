import CodeLists
import NotificationForm
import RegisterStore

extension Operations {
    /// Opens the notification of one of the county's groups, and makes it on the first time: questions 2–4 are facts of the group, the
    /// contact person is that of the county's newest notification (of an earlier round, if there is none in this one), else the actor;
    /// question 32 is what the county says of itself in its other notifications of the round. Right: the county's contact persons.
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
            let siblings = try transaction.notifications(round: group.roundID, area: area).values
            let model = try newest(siblings) ?? newestOfEarlierRounds(area, in: transaction)
            answers.set(model?.draft.text(.contactName) ?? actor.name, for: .contactName)
            answers.set(model?.draft.text(.contactEmail) ?? actor.email, for: .contactEmail)
            let answered = siblings.filter { $0.draft[.countyCapability] != nil }
            answers[.countyCapability] = newest(answered)?.draft[.countyCapability]
            let record = NotificationRecord(
                groupID: groupID, state: .draft, draft: answers, changes: [:], draftVersion: 1, savedAt: now, savedBy: actor.id,
                reference: nil)
            try transaction.add(record)
            try audit(.notificationOpen, groupID, area: area, by: actor.id, in: transaction)
            return try opened(record, group, in: transaction)
        }
    }

    private func newest(_ records: some Collection<NotificationRecord>) -> NotificationRecord? {
        records.max { ($0.savedAt, $0.groupID) < ($1.savedAt, $1.groupID) }
    }

    private func newestOfEarlierRounds(_ area: Area, in transaction: any RegisterTransaction) throws -> NotificationRecord? {
        for round in try transaction.rounds() {
            if let record = try newest(transaction.notifications(round: round.id, area: area).values) { return record }
        }
        return nil
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
