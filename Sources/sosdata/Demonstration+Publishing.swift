import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Statistics

extension Demonstration {
    /// Whether anything is published: of fewer persons in 293 municipalities hardly a figure can be shown, and the search for what can
    /// be takes longer than everything else.
    var publishes: Bool { clients >= 2_000 }

    /// What was published when each quarter's deliveries were in: the quarter before the round's and the round's own, each proposed by the
    /// statistician and approved by the officer.
    func publishInTime(_ people: DemonstrationPeople, at desk: DemonstrationDesk) async throws {
        for period in [round.period.previous, round.period].compactMap({ $0 }) {
            try await publish(period, edition: 1, on: period.end.adding(60), people, at: desk)
        }
    }

    /// The second edition of the first quarter, published; and a first edition of the last, which waits for its approval.
    func publishLate(_ people: DemonstrationPeople, at desk: DemonstrationDesk) async throws {
        if let period = round.period.previous { try await publish(period, edition: 2, on: period.end.adding(160), people, at: desk) }
        if let period = round.period.next {
            _ = try await propose(period, edition: 1, by: people.statistician, with: desk.on(period.end.adding(60)))
        }
    }

    private func publish(
        _ period: MonitoringPeriod, edition: Int, on day: Day, _ people: DemonstrationPeople, at desk: DemonstrationDesk
    ) async throws {
        guard let id = try await propose(period, edition: edition, by: people.statistician, with: desk.on(day)) else { return }
        try await desk.on(day.adding(1)).approvePublication(id, by: people.officer)
    }

    /// Makes an edition, proposes it and lets its figures be protected; where a table cannot be, it is proposed again without that table.
    /// Returns the publication's id; nil where nothing has come, or where so few persons are in a small demonstration that no safe way of
    /// showing anything is found.
    private func propose(
        _ period: MonitoringPeriod, edition: Int, by statistician: Actor, with operations: Operations
    ) async throws -> String? {
        do { try await operations.orderEdition(period, by: statistician) } catch OperationError.wrongState { return nil }
        try await operations.runWaitingJobs()
        var tables: Set<TableName>?
        do {
            while true {
                let id = try await operations.proposePublication(period, edition: edition, tables: tables, by: statistician).id
                try await operations.runWaitingJobs()
                let publication = try await operations.publication(id, by: statistician).publication
                guard publication.state == .refused else { return id }
                let tried = Set((publication.tables ?? []).compactMap(TableName.init(rawValue:)))
                let rest = tried.filter { publication.obstacles?[$0.rawValue] == nil }.union([.clientsByArea])
                guard rest.count < tried.count else { return nil }
                tables = rest
            }
        } catch OperationError.notFound {
            return nil
        }
    }
}
