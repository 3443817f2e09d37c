import NotificationForm
import RegisterStore

extension Operations {
    /// Begins a new version of a sent notification from the newest one sent, which stays in force until the new one is sent.
    /// Right: the county's contact persons.
    /// - Throws: `OperationError.wrongState` for a draft or a returned notification, which are changed as they are.
    public func amendNotification(_ groupID: String, by actor: Actor) async throws -> OpenNotification {
        let area = try actor.county()
        let now = now
        return try await store.write { transaction in
            let group = try ownGroup(groupID, area, in: transaction)
            guard var record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            guard record.state == .submitted || record.state == .accepted else { throw OperationError.wrongState }
            record.state = .amending
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
            try audit(.notificationAmend, group.id, area: area, by: actor.id, in: transaction)
            guard let stored = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            return try opened(stored, group, in: transaction)
        }
    }
}
