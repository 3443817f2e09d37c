import NotificationForm
import RegisterStore

extension Operations {
    /// Saves the answers of one page into the draft: the keys of the page get what `answers` says, an absent one becomes unanswered, and
    /// every other answer stays. The page's copied answers are thereby confirmed. Right: the county's contact persons.
    ///
    /// Two people on different pages do not hinder each other. If somebody else has changed an answer of this very page since `version`,
    /// nothing is saved.
    /// - Parameters:
    ///   - keys: the keys of the page; those of questions 2–4 are facts of the group and are passed over.
    ///   - version: the draft version that the page was shown from.
    /// - Returns: the notification as it now stands, with its new draft version.
    /// - Throws: `OperationError.conflict(.lostUpdate)`; `.wrongState` when it is sent and not being changed; `.notFound`.
    public func savePage(
        of groupID: String, keys: [AnswerKey], answers: Answers, version: Int, by actor: Actor
    ) async throws -> NotificationRecord {
        let area = try actor.county()
        let now = now
        return try await store.write { transaction in
            let group = try ownGroup(groupID, area, in: transaction)
            guard var record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            let notification = try opened(record, group, in: transaction)
            guard notification.isEditable else { throw OperationError.wrongState }
            let known = Set(notification.definition.keys)
            let page = keys.filter { known.contains($0) && !Answers.factKeys.contains($0) }
            let changed = page.filter { record.draft[$0] != answers[$0] }
            guard changed.allSatisfy({ (record.changes[$0] ?? 0) <= version }) else {
                throw OperationError.conflict(.lostUpdate(version: record.draftVersion))
            }
            for key in changed {
                record.draft[key] = answers[key]
                record.changes[key] = record.draftVersion + 1
            }
            record.draft.confirm(page)
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
            if !changed.isEmpty { try audit(.notificationSave, group.id, area: area, by: actor.id, in: transaction) }
            guard let stored = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            return stored
        }
    }
}
