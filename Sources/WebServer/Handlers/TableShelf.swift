import CodeLists
import DisclosureControl
import Operations
import RegisterModel
import Statistics

/// Makes the tables and keeps each until the register's blocks change, so that reading a table costs no new count and no new protection.
actor TableShelf {
    private let operations: Operations
    private var kept: [MonitoringPeriod: (blocks: [Int64], table: ReleasableTable)] = [:]

    /// An empty shelf.
    init(operations: Operations) { self.operations = operations }

    /// The table *clients by area and service task* of a quarter. Right: THL, checked by the operation.
    /// - Throws: `ProtectionFailure` where the table cannot be protected: it is then not shown at all.
    func clients(_ period: MonitoringPeriod, by actor: Actor) async throws -> ReleasableTable {
        if let known = kept[period], known.blocks == (try await operations.registerBlocks(period, by: actor)) { return known.table }
        let counts = try await operations.registerCounts(period, by: actor)
        let table = try Self.made(counts)
        kept[period] = (counts.blocks, table)
        return table
    }

    private static func made(_ counts: RegisterCounts) throws -> ReleasableTable {
        let raw = counts.counts.table(.clientsByArea)
        // A table that cannot be protected while a reader waits is not shown; one of the country's size takes a fraction of a second.
        let deadline = ContinuousClock.now + .seconds(10)
        let limits = ProtectionLimits(isPastDeadline: { ContinuousClock.now > deadline })
        guard let table = try Publication(tables: [raw]).release(limits: limits).tables.first else { throw PageError.notFound }
        return table
    }
}
