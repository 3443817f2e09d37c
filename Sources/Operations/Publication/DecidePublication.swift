import RegisterModel
import RegisterStore

extension Operations {
    /// Publishes what another person has proposed: from now on everybody can see it. Right: THL, but not whoever proposed it.
    /// - Throws: `OperationError.forbidden` to whoever proposed it; `.wrongState` where it is not waiting, or something else of the quarter was
    ///   published after its check, which then no longer holds.
    public func approvePublication(_ id: String, by actor: Actor) async throws {
        try await decide(id, .published, nil, .publicationApprove, by: actor) { publication, transaction in
            guard try considered(publication.period, in: transaction) == publication.earlier else { throw OperationError.wrongState }
        }
    }

    /// Says no to what another person has proposed. Right: THL, but not whoever proposed it.
    /// - Throws: `OperationError.invalid` without a reason; see `approvePublication`.
    public func rejectPublication(_ id: String, reason: String, by actor: Actor) async throws {
        try await decide(id, .rejected, try Self.reason(reason), .publicationReject, by: actor) { _, _ in }
    }

    /// Takes back what was published: its pages and files then say so and show no figures. Right: THL's statisticians.
    /// - Throws: `OperationError.invalid` without a reason; `.wrongState` where it is not published.
    public func retractPublication(_ id: String, reason: String, by actor: Actor) async throws {
        try actor.requireStatistician()
        let reason = try Self.reason(reason)
        let now = now
        try await store.write { transaction in
            guard var publication = try transaction.publication(id: id) else { throw OperationError.notFound }
            guard publication.state == .published else { throw OperationError.wrongState }
            publication.state = .retracted
            publication.reason = reason
            publication.retractedAt = now
            publication.retractedBy = actor.id
            try transaction.update(publication)
            try audit(.publicationRetract, id, area: nil, by: actor.id, in: transaction)
        }
    }

    private func decide(
        _ id: String, _ state: PublicationRecord.State, _ reason: String?, _ action: AuditAction, by actor: Actor,
        _ condition: @escaping @Sendable (PublicationRecord, any RegisterTransaction) throws -> Void
    ) async throws {
        try actor.requireTHL()
        let now = now
        try await store.write { transaction in
            guard var publication = try transaction.publication(id: id) else { throw OperationError.notFound }
            guard publication.proposedBy != actor.id else { throw OperationError.forbidden }
            guard publication.state == .proposed else { throw OperationError.wrongState }
            try condition(publication, transaction)
            publication.state = state
            publication.reason = reason
            publication.decidedAt = now
            publication.decidedBy = actor.id
            try transaction.update(publication)
            try audit(action, id, area: nil, by: actor.id, in: transaction)
        }
    }

    /// The longest reason, in characters: a paragraph.
    private static let reasonLimit = 2_000

    private static func reason(_ text: String) throws -> String {
        let text = String(text.trimmingPrefix { $0.isWhitespace })
        guard text.contains(where: { !$0.isWhitespace }) else { throw OperationError.invalid([InputProblem(.commentMissing)]) }
        guard text.count <= reasonLimit else { throw OperationError.invalid([InputProblem(.textTooLong)]) }
        return text
    }
}
