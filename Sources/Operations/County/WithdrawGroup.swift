import RegisterStore

extension Operations {
    /// Dissolves a group: its municipalities and its name become free, its notification is withdrawn and stays on record.
    /// Right: the county's contact persons.
    /// - Throws: `OperationError.notFound`; `.wrongState` once THL has accepted the notification.
    public func withdrawGroup(_ id: String, by actor: Actor) async throws {
        let area = try actor.county()
        let now = now
        try await changingGroups { transaction in
            let group = try ownGroup(id, area, in: transaction)
            if var record = try transaction.notification(group: id) {
                guard record.state != .accepted else { throw OperationError.wrongState }
                record.state = .withdrawn
                record.savedAt = now
                record.savedBy = actor.id
                try transaction.update(record)
            }
            try transaction.withdraw(group, at: now)
            try audit(.groupWithdraw, id, area: area, by: actor.id, in: transaction)
        }
    }
}
