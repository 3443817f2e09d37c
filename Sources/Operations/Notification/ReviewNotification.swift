import RegisterStore

extension Operations {
    /// Sends a notification back to the county with a comment; the county is told by e-mail, corrects and sends it again. Right: THL's
    /// register officers.
    /// - Parameter number: the version that was read; nil stands for the newest.
    /// - Throws: `OperationError.invalid` without a comment; `.conflict` when a newer version than the one read has been sent;
    ///   `.wrongState` unless it is submitted; `.notFound`. The same said again, as by pressing the button twice, is said once.
    public func returnNotification(of groupID: String, version number: Int? = nil, comment: String, by actor: Actor) async throws {
        try await review(groupID, number, .returned, comment: comment, by: actor)
    }

    /// Accepts a notification, with or without a comment; the county is told by e-mail. Right: THL's register officers.
    /// - Parameter number: the version that was read; nil stands for the newest.
    /// - Throws: `OperationError.conflict` when a newer version than the one read has been sent; `.wrongState` unless it is submitted;
    ///   `.notFound`. The same said again, as by pressing the button twice, is said once.
    public func acceptNotification(of groupID: String, version number: Int? = nil, comment: String = "", by actor: Actor) async throws {
        try await review(groupID, number, .accepted, comment: comment, by: actor)
    }

    private func review(
        _ groupID: String, _ number: Int?, _ decision: Review.Decision, comment: String, by actor: Actor
    ) async throws {
        try actor.requireOfficer()
        let comment = try entered(comment, isNeeded: false)
        guard decision == .accepted || !comment.isEmpty else { throw OperationError.invalid([InputProblem(.commentMissing)]) }
        let now = now
        try await store.write { transaction in
            guard let group = try transaction.group(id: groupID), var record = try transaction.notification(group: groupID),
                let version = try transaction.versions(group: groupID).last
            else { throw OperationError.notFound }
            if let number, number != version.number { throw OperationError.conflict(.lostUpdate(version: version.number)) }
            let after = decision == .returned ? NotificationState.returned : .accepted
            let last = try transaction.reviews(group: groupID).last { $0.versionNumber == version.number }
            if record.state == after, let last, (last.decision, last.comment, last.decidedBy) == (decision, comment, actor.id) { return }
            guard record.state == .submitted else { throw OperationError.wrongState }
            record.state = after
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
