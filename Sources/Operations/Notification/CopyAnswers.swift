import CodeLists
import Foundation
import NotificationForm
import RegisterStore

extension Operations {
    /// The notifications from which answers can be copied into one: those of the county's other groups in the round, and of earlier rounds,
    /// newest first. Right: the county's contact persons.
    public func copySources(for groupID: String, by actor: Actor) async throws -> CopyChoice {
        let area = try actor.county()
        return try await store.read { transaction in
            let notification = try editable(groupID, area, in: transaction)
            var sources: [CopySource] = []
            for round in try transaction.rounds() where round.period <= notification.round.period {
                let records = try transaction.notifications(round: round.id, area: area)
                let found = try transaction.groups(round: round.id, area: area).compactMap { group -> CopySource? in
                    guard group.id != groupID, let record = records[group.id] else { return nil }
                    return CopySource(
                        id: group.id, groupName: group.name, round: round, state: record.state, reference: record.reference,
                        savedAt: record.savedAt)
                }
                sources += found.sorted { ($0.savedAt, $0.id) > ($1.savedAt, $1.id) }
            }
            return CopyChoice(notification: notification, sources: sources)
        }
    }

    /// Copies answers from another notification of the county into the draft of one. What has been answered there already stays; every copied
    /// answer is marked as not confirmed until its page is saved. Right: the county's contact persons.
    /// - Returns: how many answers were copied.
    /// - Throws: `OperationError.wrongState` when the notification is sent and not being changed; `.notFound`.
    @discardableResult
    public func copyAnswers(into groupID: String, from sourceID: String, by actor: Actor) async throws -> Int {
        let area = try actor.county()
        let now = now
        return try await store.write { transaction in
            let notification = try editable(groupID, area, in: transaction)
            let source = try ownGroup(sourceID, area, in: transaction)
            guard source.id != groupID, let found = try transaction.notification(group: source.id) else { throw OperationError.notFound }
            let other = try opened(found, source, in: transaction)
            let answers = found.state.isEditable ? Relevance(other.definition, found.draft).answers : other.versions.last?.answers
            let copy = (answers ?? Answers()).copied(notification.definition, today: civilDayInFinland(now))
            var record = notification.record
            let copied = record.draft.takeMissing(from: copy, notification.definition)
            guard !copied.isEmpty else { return 0 }
            for key in copied { record.changes[key] = record.draftVersion + 1 }
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
            try audit(.notificationCopy, groupID, area: area, by: actor.id, in: transaction)
            return copied.count
        }
    }
}
