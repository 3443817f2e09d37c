import NotificationForm
import RegisterStore

extension Operations {
    /// Gives up a draft. What has never been sent begins anew with the facts of the group and the contact person; what was sent is again as it
    /// was sent, and changes to a sent notification are forgotten. Right: the county's contact persons.
    /// - Throws: `OperationError.wrongState` when there is nothing to give up, or when the group has been drawn anew since it was sent, so that
    ///   it must be sent again; `.conflict(.lostUpdate)` when somebody has changed the draft since `version`; `.notFound`.
    public func discardDraft(of groupID: String, version: Int, by actor: Actor) async throws {
        let area = try actor.county()
        let now = now
        try await store.write { transaction in
            let notification = try editable(groupID, area, in: transaction)
            var record = notification.record
            guard record.draftVersion == version else { throw OperationError.conflict(.lostUpdate(version: record.draftVersion)) }
            guard notification.canDiscard else { throw OperationError.wrongState }
            let before = record.draft
            if let sent = notification.versions.last {
                record.draft = sent.answers
                if record.state == .amending { record.state = notification.stateBeforeAmending }
            } else {
                record.draft = Answers()
                for key in [AnswerKey.contactName, .contactEmail] { record.draft[key] = before[key] }
            }
            record.draft.setFacts(of: notification.group)
            for key in notification.definition.keys where before[key] != record.draft[key] { record.changes[key] = record.draftVersion + 1 }
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
            try audit(.notificationDiscard, groupID, area: area, by: actor.id, in: transaction)
        }
    }
}

extension OpenNotification {
    /// Whether the group is still what it was when the newest version was sent.
    public var isGroupAsSent: Bool {
        versions.last.map { $0.groupName == group.name && Set($0.municipalities) == Set(group.municipalities) } ?? true
    }

    /// Whether the draft can be given up: not when the group has been drawn anew and has to be sent again.
    public var canDiscard: Bool { isEditable && isGroupAsSent }

    /// Whether THL has accepted the newest version sent, also while a new one is being written.
    public var isNewestAccepted: Bool {
        guard let review = reviews.last, let version = versions.last else { return false }
        return review.decision == .accepted && review.versionNumber == version.number
    }

    /// Where the notification stood before its change was begun.
    var stateBeforeAmending: NotificationState { isNewestAccepted ? .accepted : .submitted }
}
