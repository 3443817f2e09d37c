import CodeLists
import Delivery
import RegisterModel

/// Client-relationship periods in service tasks, from matters (derivation page, section 2).
public struct ClientPeriods: PeriodRules {
    /// The header of the block, with its line break.
    public static let header = "person_id,organiser,municipality,service_task,start,end\n"
    static let kind = BlockKind.clientPeriods
    static let hasTask = true

    let first: Int32
    let last: Int32
    let gapDays: Int32

    /// - Parameters:
    ///   - period: the quarter to report; what starts after it is ignored, an end after it is unknown (as-of rule).
    ///   - gapDays: the most days between the end of one matter and the start of the next that still make one period; 0 joins only the same day.
    public init(period: MonitoringPeriod, gapDays: Int = 0) {
        first = period.start.number
        last = period.end.number
        self.gapDays = Int32(clamping: gapDays)
    }

    /// Derives the block's rows, sorted as the delivery page says, and hands them over in pieces.
    public func derive(from matters: TableIntake?, threads: Int, to output: BlockOutput) throws -> BlockSummary {
        try BlockWalk(rules: self).run(matters, threads: threads, to: output)
    }

    /// The matter with the greatest id, bytewise; the same matter from two sources, the greatest municipality code.
    func givesMunicipality(_ row: SortedRow, ratherThan other: SortedRow) -> Bool {
        let order = row.compareText(with: other)
        return order == 0 ? row.municipality > other.municipality : order > 0
    }
}
