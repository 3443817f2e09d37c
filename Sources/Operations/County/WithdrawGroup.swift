import NotificationForm
import RegisterStore

extension Operations {
    /// Dissolves a group: its municipalities and its name become free, its notification is withdrawn and stays on record with the reason.
    /// Right: the county's contact persons.
    /// - Parameter reason: why; needed once a version has been sent, at most 200 characters.
    /// - Throws: `OperationError.notFound`; `.invalid` with `withdrawReasonMissing` or `textTooLong`; `.wrongState` once THL has accepted the
    ///   newest version sent, unless the group has no municipality left.
    public func withdrawGroup(_ id: String, reason: String = "", by actor: Actor) async throws {
        let area = try actor.county()
        let now = now
        let reason = normalizedName(reason)
        guard reason.count <= QuestionType.textLimit else { throw OperationError.invalid([InputProblem(.textTooLong)]) }
        try await changingGroups { transaction in
            let group = try ownGroup(id, area, in: transaction)
            if let record = try transaction.notification(group: id) {
                let notification = try opened(record, group, in: transaction)
                guard !notification.isNewestAccepted || group.municipalities.isEmpty else { throw OperationError.wrongState }
                guard notification.versions.isEmpty || !reason.isEmpty else {
                    throw OperationError.invalid([InputProblem(.withdrawReasonMissing)])
                }
                var withdrawn = record
                withdrawn.state = .withdrawn
                withdrawn.savedAt = now
                withdrawn.savedBy = actor.id
                try transaction.update(withdrawn)
            }
            try transaction.withdraw(group, reason: reason.isEmpty ? nil : reason, at: now)
            try audit(.groupWithdraw, id, area: area, by: actor.id, in: transaction)
        }
    }
}
