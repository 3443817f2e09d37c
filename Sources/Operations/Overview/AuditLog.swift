import RegisterStore

extension Operations {
    /// The newest entries of the audit log, newest first: at most 1 000. Right: THL's register officers.
    public func auditLog(limit: Int = 200, by actor: Actor) async throws -> [AuditEntry] {
        try actor.requireOfficer()
        return try await store.read { try $0.auditEntries(area: nil, limit: min(max(limit, 1), 1000)) }
    }
}
