import RegisterStore

extension Operations {
    /// Sends a notification back to the county with a comment; the county corrects and sends it again. Right: THL's register officers.
    /// - Throws: `OperationError.invalid` without a comment; `.wrongState` unless it is submitted; `.notFound`.
    public func returnNotification(of groupID: String, comment: String, by actor: Actor) async throws {
        try await review(groupID, .returned, comment: comment, by: actor)
    }

    /// Accepts a notification, with or without a comment. Right: THL's register officers.
    /// - Throws: `OperationError.wrongState` unless it is submitted; `.notFound`.
    public func acceptNotification(of groupID: String, comment: String = "", by actor: Actor) async throws {
        try await review(groupID, .accepted, comment: comment, by: actor)
    }

    private func review(_ groupID: String, _ decision: Review.Decision, comment: String, by actor: Actor) async throws {
        try actor.requireOfficer()
        let comment = try entered(comment, isNeeded: false)
        guard decision == .accepted || !comment.isEmpty else { throw OperationError.invalid([InputProblem(.commentMissing)]) }
        let now = now
        try await store.write { transaction in
            guard let group = try transaction.group(id: groupID), var record = try transaction.notification(group: groupID),
                let version = try transaction.versions(group: groupID).last
            else { throw OperationError.notFound }
            guard record.state == .submitted else { throw OperationError.wrongState }
            record.state = decision == .returned ? .returned : .accepted
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
            try transaction.add(
                Review(
                    groupID: groupID, versionNumber: version.number, decision: decision, comment: comment, decidedAt: now,
                    decidedBy: actor.id))
            try audit(
                decision == .returned ? .notificationReturn : .notificationAccept, groupID, area: group.area, by: actor.id, in: transaction)
        }
    }
}
