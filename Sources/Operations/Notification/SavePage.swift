import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// Saves the answers of one page into the draft: the keys of the page get what `answers` says, an absent one becomes unanswered, and
    /// every other answer stays. The page's copied answers are thereby confirmed. Right: the county's contact persons.
    ///
    /// Two people on different pages do not hinder each other. If somebody else has changed an answer of this very page since `version`,
    /// nothing is saved. Pages that know what they showed use `mergePage`, which saves all that can be saved.
    /// - Parameters:
    ///   - keys: the keys of the page; those of questions 2–4 are facts of the group and are passed over.
    ///   - version: the draft version that the page was shown from.
    /// - Returns: the notification as it now stands, with its new draft version.
    /// - Throws: `OperationError.conflict(.lostUpdate)`; `.wrongState` when it is sent and not being changed; `.notFound`.
    public func savePage(
        of groupID: String, keys: [AnswerKey], answers: Answers, version: Int, by actor: Actor
    ) async throws -> NotificationRecord {
        let area = try actor.county()
        return try await store.write { transaction in
            let notification = try editable(groupID, area, in: transaction)
            let record = notification.record
            let page = notification.ownKeys(keys)
            let changed = page.filter { record.draft[$0] != answers[$0] }
            guard changed.allSatisfy({ (record.changes[$0] ?? 0) <= version }) else {
                throw OperationError.conflict(.lostUpdate(version: record.draftVersion))
            }
            return try save(changed, of: answers, confirming: page, in: actor.language, into: notification, by: actor, in: transaction)
        }
    }

    /// Saves what the reader of a page has changed, and leaves alone what they have not touched, even if somebody else has changed it since.
    /// What both have changed to different things is not saved but named, for the reader to choose. Right: the county's contact persons.
    /// - Throws: `OperationError.wrongState` when the notification is sent and not being changed; `.notFound`.
    public func mergePage(of groupID: String, _ page: EditedPage, by actor: Actor) async throws -> MergedPage {
        let area = try actor.county()
        return try await store.write { transaction in
            let notification = try editable(groupID, area, in: transaction)
            let draft = notification.record.draft
            let keys = notification.ownKeys(page.keys)
            let outcomes = keys.map { ($0, page.shown.merge($0, stored: draft[$0], posted: page.answers[$0])) }
            let conflicts = outcomes.filter { $0.1 == .conflict }.map(\.0)
            let stored = try save(
                outcomes.filter { $0.1 == .take }.map(\.0), of: page.answers,
                confirming: page.isConfirming ? keys.filter { !conflicts.contains($0) } : [], in: page.language, into: notification,
                by: actor,
                in: transaction)
            let saver = try transaction.account(id: notification.record.savedBy)?.name ?? ""
            return MergedPage(record: stored, conflicts: conflicts, otherName: saver, otherSavedAt: notification.record.savedAt)
        }
    }

    /// The notification of one of the county's groups, if it may be changed now.
    func editable(_ groupID: String, _ area: Area, in transaction: any RegisterTransaction) throws -> OpenNotification {
        let group = try ownGroup(groupID, area, in: transaction)
        guard let record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
        let notification = try opened(record, group, in: transaction)
        guard notification.isEditable else { throw OperationError.wrongState }
        return notification
    }

    private func save(
        _ changed: [AnswerKey], of answers: Answers, confirming page: [AnswerKey], in language: Language,
        into notification: OpenNotification, by actor: Actor, in transaction: any RegisterTransaction
    ) throws -> NotificationRecord {
        var record = notification.record
        let confirmed = page.filter { record.draft.copied[$0] != nil }
        // A page that says nothing new leaves no trace: whoever checks the answers at the same time is not disturbed.
        guard !changed.isEmpty || !confirmed.isEmpty else { return record }
        for key in changed {
            record.draft[key] = answers[key]
            record.draft.note(language, for: key, in: notification.definition)
            record.changes[key] = record.draftVersion + 1
        }
        record.draft.confirm(page)
        record.savedAt = now
        record.savedBy = actor.id
        try transaction.update(record)
        if changed.contains(.countyCapability) { try spreadCapability(record, notification.group, by: actor, in: transaction) }
        if !changed.isEmpty { try audit(.notificationSave, record.groupID, area: notification.group.area, by: actor.id, in: transaction) }
        guard let stored = try transaction.notification(group: record.groupID) else { throw OperationError.notFound }
        return stored
    }

    /// Question 32 is one fact of the county: what one draft says of it, the county's other drafts in the round say too. What has been sent
    /// stays as it is; rule P5 tells if it differs.
    private func spreadCapability(
        _ source: NotificationRecord, _ group: MunicipalityGroup, by actor: Actor, in transaction: any RegisterTransaction
    ) throws {
        let value = source.draft[.countyCapability]
        for var other in try transaction.notifications(round: group.roundID, area: group.area).values
        where other.groupID != source.groupID && other.state.isEditable && other.draft[.countyCapability] != value {
            other.draft[.countyCapability] = value
            other.changes[.countyCapability] = other.draftVersion + 1
            try transaction.update(other)
        }
    }
}

extension OpenNotification {
    /// Those of a page's keys that the form has and that the page may change: not the facts of the group.
    fileprivate func ownKeys(_ keys: [AnswerKey]) -> [AnswerKey] {
        let known = Set(definition.keys)
        return keys.filter { known.contains($0) && !Answers.factKeys.contains($0) }
    }
}
