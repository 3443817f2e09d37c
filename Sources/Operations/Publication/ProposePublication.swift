import RegisterModel
import RegisterStore
import Statistics

extension Operations {
    /// Proposes an edition for publication; a job then protects its figures. Right: THL's statisticians.
    ///
    /// Exactly the chosen tables are checked, with everything shown before, and published: fewer of them are easier to protect. Clients by
    /// area is always one of them, for pages and charts begin with it.
    /// - Parameter tables: the tables to publish; nil for all that the edition has.
    /// - Throws: `OperationError.notFound` for an edition that is not there or a table that it does not have; `.wrongState` where a
    ///   publication of the quarter is under way or the edition has been published before.
    @discardableResult
    public func proposePublication(
        _ period: MonitoringPeriod, edition number: Int, tables: Set<TableName>? = nil, by actor: Actor
    ) async throws -> PublicationRecord {
        try actor.requireStatistician()
        let (id, now) = (settings.newID(), now)
        let job = Job(id: settings.newID(), kind: .publication, subject: id, createdAt: now, orderedBy: actor.id)
        return try await store.write { transaction in
            guard let edition = try transaction.edition(period: period, number: number) else { throw OperationError.notFound }
            let known = try counts(of: edition, in: transaction).tableNames
            let chosen = tables?.union([.clientsByArea]) ?? Set(known)
            guard chosen.isSubset(of: known) else { throw OperationError.notFound }
            let publication = PublicationRecord(
                id: id, period: period, edition: number, proposedAt: now, proposedBy: actor.id,
                tables: known.filter(chosen.contains).map(\.rawValue))
            let others = try transaction.publications().filter { $0.period == period }
            guard !others.contains(where: { $0.state == .protecting || $0.state == .proposed || ($0.wasShown && $0.edition == number) })
            else { throw OperationError.wrongState }
            try transaction.add(publication)
            try transaction.add(job)
            try audit(.publicationPropose, publication.id, area: nil, by: actor.id, in: transaction)
            return publication
        }
    }
}
