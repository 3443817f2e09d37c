import CodeLists
import Delivery
import RegisterModel

/// Periods of a child-protection relationship (Child Welfare Act, section 27; derivation page, section 3). The key is person and organiser.
public struct ChildProtectionPeriods: PeriodRules {
    /// The header of the block, with its line break.
    public static let header = "person_id,organiser,municipality,start,end\n"
    static let kind = BlockKind.childProtectionPeriods
    static let hasTask = false

    let first: Int32
    let last: Int32
    let gapDays: Int32

    /// - Parameters:
    ///   - period: the quarter to report, with the same as-of rule as client periods.
    ///   - gapDays: the most days between one row and the next that still make one period; 0 joins only the same day.
    public init(period: MonitoringPeriod, gapDays: Int = 0) {
        first = period.start.number
        last = period.end.number
        self.gapDays = Int32(clamping: gapDays)
    }

    /// Derives the block's rows, sorted as the delivery page says, and hands them over in pieces.
    public func derive(from rows: TableIntake?, threads: Int, to output: BlockOutput) throws -> BlockSummary {
        var summary = try BlockWalk(rules: self).run(rows, threads: threads, to: output)
        if summary.rows > 0, let task = ServiceTask("child-protection") { summary.serviceTasks = [task] }
        return summary
    }

    /// The greatest municipality code; a withheld one is the least.
    func givesMunicipality(_ row: SortedRow, ratherThan other: SortedRow) -> Bool { row.municipality > other.municipality }
}
