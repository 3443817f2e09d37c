import RegisterStore

extension Operations {
    /// Sends a notification back to the county with a comment; the county is told by e-mail, corrects and sends it again. Right: THL's
    /// register officers.
    /// - Throws: `OperationError.invalid` without a comment; `.wrongState` unless it is submitted; `.notFound`.
    public func returnNotification(of groupID: String, comment: String, by actor: Actor) async throws {
        try await review(groupID, .returned, comment: comment, by: actor)
    }

    /// Accepts a notification, with or without a comment; the county is told by e-mail. Right: THL's register officers.
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
            let review = Review(
                groupID: groupID, versionNumber: version.number, decision: decision, comment: comment, decidedAt: now, decidedBy: actor.id)
            try transaction.add(review)
            switch decision {
            case .returned:
                try audit(.notificationReturn, groupID, area: group.area, by: actor.id, in: transaction)
                let open = try transaction.remarks(group: groupID).filter { $0.state == .open }
                try tellCounty(.returned, .returned(review, open: open), group, by: actor, in: transaction)
            case .accepted:
                try audit(.notificationAccept, groupID, area: group.area, by: actor.id, in: transaction)
                try tellCounty(.accepted, .accepted(review), group, by: actor, in: transaction)
            }
        }
    }
}
