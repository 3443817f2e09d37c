import RegisterModel
import RegisterStore

extension Operations {
    /// Proposes an edition for publication; a job then protects its figures. Right: THL's statisticians.
    /// - Throws: `OperationError.wrongState` where a publication of the quarter is under way or the edition has been published before.
    @discardableResult
    public func proposePublication(_ period: MonitoringPeriod, edition: Int, by actor: Actor) async throws -> PublicationRecord {
        try actor.requireStatistician()
        let publication = PublicationRecord(
            id: settings.newID(), period: period, edition: edition, proposedAt: now, proposedBy: actor.id)
        let job = Job(id: settings.newID(), kind: .publication, subject: publication.id, createdAt: now, orderedBy: actor.id)
        try await store.write { transaction in
            guard try transaction.edition(period: period, number: edition) != nil else { throw OperationError.notFound }
            let others = try transaction.publications().filter { $0.period == period }
            guard !others.contains(where: { $0.state == .protecting || $0.state == .proposed || ($0.wasShown && $0.edition == edition) })
            else { throw OperationError.wrongState }
            try transaction.add(publication)
            try transaction.add(job)
            try audit(.publicationPropose, publication.id, area: nil, by: actor.id, in: transaction)
        }
        return publication
    }
}
