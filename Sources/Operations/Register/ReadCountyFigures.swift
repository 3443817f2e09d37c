import CodeLists
import RegisterModel
import RegisterStore
import Statistics

/// A county's own figures of a quarter, counted from its own blocks in force. **Unprotected**, for who leads the county alone.
public struct CountyFigures: Sendable {
    /// The county.
    public let area: Area
    /// The quarters of which the county has blocks in force, newest first.
    public let periods: [MonitoringPeriod]
    /// What was counted: every client the county reported, whether or not published tables count the person elsewhere. Nil where the county has
    /// delivered nothing yet.
    public let counts: EditionCounts?
}

extension Operations {
    /// A county's own unpublished figures; nil asks for the newest quarter. They differ from published ones, which count a person in one area
    /// only, and must not be published beside them (disclosure page, section 5). Right: who leads the county, for that county; every look is in
    /// the audit log.
    /// - Throws: `OperationError.notFound` for a quarter of which the county has no block in force.
    public func countyFigures(_ period: MonitoringPeriod? = nil, by actor: Actor) async throws -> CountyFigures {
        let area = try actor.ledCounty()
        let figures = try await store.read { transaction in
            let own = try transaction.acceptedBlocks(period: nil).filter { $0.key.area == area }
            let periods = Set(own.map(\.key.period)).sorted(by: >)
            if let period, !periods.contains(period) { throw OperationError.notFound }
            let counted = try (period ?? periods.first).map { chosen in
                try count(try manifestBlocks(chosen, of: area, in: transaction), chosen, in: transaction)
            }
            return CountyFigures(area: area, periods: periods, counts: counted?.counts)
        }
        if let quarter = figures.counts?.quarter {
            try await store.write { try audit(.countyFiguresRead, quarter.description, area: area, by: actor.id, in: $0) }
        }
        return figures
    }
}
