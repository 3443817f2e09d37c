import RegisterModel
import RegisterStore

extension Operations {
    /// Orders an edition of a quarter from the blocks now in force; a job makes it. While one of the quarter is waiting or being made, that one
    /// is it. Right: THL's statisticians.
    /// - Throws: `OperationError.wrongState` where no block of the quarter is in force.
    @discardableResult
    public func orderEdition(_ period: MonitoringPeriod, by actor: Actor) async throws -> Job {
        try actor.requireStatistician()
        let new = Job(id: settings.newID(), kind: .edition, subject: period.description, createdAt: now, orderedBy: actor.id)
        return try await store.write { transaction in
            if let job = try transaction.job(subject: period.description), job.state == .waiting || job.state == .running { return job }
            guard try !transaction.acceptedBlocks(period: period).isEmpty else { throw OperationError.wrongState }
            try transaction.add(new)
            try audit(.editionOrder, period.description, area: nil, by: actor.id, in: transaction)
            return new
        }
    }
}
