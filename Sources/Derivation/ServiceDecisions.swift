import CodeLists
import Delivery
import RegisterModel

/// Service decisions by the picks of question 24 (derivation page, section 4).
public struct ServiceDecisions: BlockRules {
    /// The header of the block, with its line break.
    public static let header =
        "person_id,organiser,municipality,service_task,social_service,decision_type,decision_id,decided,outcome,valid_from,valid_to,picks\n"
    static let kind = BlockKind.serviceDecisions

    private let conditions: PickConditions
    private let last: Int32

    /// - Parameter period: the quarter to report; what was decided after it is ignored.
    public init(period: MonitoringPeriod) {
        conditions = PickConditions(period)
        last = period.end.number
    }

    /// Derives the block's rows, sorted as the delivery page says, and hands them over in pieces.
    public func derive(from decisions: TableIntake?, threads: Int, to output: BlockOutput) throws -> BlockSummary {
        try BlockWalk(rules: self).run(decisions, threads: threads, to: output)
    }

    /// A decision with what its row says, and its picks.
    struct Reported: ReportedRow {
        let row: SortedRow
        let facts: DecisionFacts
        let picks: DecisionPicks
        /// The same decision as another source has it.
        var again: SortedRow?

        var organiser: Int { row.key.organiser }
        var municipality: UInt16 { row.municipality }
        var serviceTask: Int? { row.key.serviceTask }
        var socialService: Int? { facts.socialService }
        var decision: SortedRow? { row }
        var start: Int32? { nil }
        var days: [Int32] { [row.key.first, facts.validFrom ?? .max, facts.validTo ?? .max] }
    }

    /// Every decision that some pick catches. A decision that both sources tell in the same words is one row; in different words it is two,
    /// and `differences.csv` says so where its days differ.
    func report(_ person: OnePerson, into reported: inout [Reported], tally: inout BlockTally) {
        for row in person.rows[person.range] {
            let facts = DecisionFacts(row)
            reported.append(Reported(row: row, facts: facts, picks: picks(row, facts)))
        }
        if reported.count > 1 {
            reported.sort { Self.compare($0, $1) < 0 }
            var kept = 0
            for next in reported.indices.dropFirst() {
                if Self.compare(reported[kept], reported[next]) == 0 {
                    reported[kept].again = reported[next].row
                } else {
                    kept += 1
                    reported[kept] = reported[next]
                }
            }
            reported.removeSubrange((kept + 1)...)
        }
        for decision in reported where decision.row.key.first <= last { tally.coverage.add(decision.picks) }
        reported.removeAll { $0.picks.isEmpty }
    }

    private func picks(_ row: SortedRow, _ facts: DecisionFacts) -> DecisionPicks {
        let decided = row.key.first
        return conditions.picks(decided: decided, from: facts.validFrom ?? decided, to: facts.validTo ?? .max, isPositive: facts.isPositive)
    }

    /// The order of the block's columns behind the person; zero for two rows that say the same.
    private static func compare(_ a: Reported, _ b: Reported) -> Int {
        let text = RowText.shared
        let codes = { (reported: Reported) in
            (
                reported.organiser, reported.municipality, text.rank(ofTask: reported.row.key.serviceTask),
                text.rank(ofService: reported.facts.socialService), text.rank(ofType: reported.facts.decisionType)
            )
        }
        let (codesOfA, codesOfB) = (codes(a), codes(b))
        if codesOfA != codesOfB { return codesOfA < codesOfB ? -1 : 1 }
        let order = a.row.compareText(with: b.row)
        if order != 0 { return order }
        // An empty day sorts before every other.
        let days = { (reported: Reported) in
            (
                reported.row.key.first, text.rank(ofOutcome: reported.facts.outcome), reported.facts.validFrom ?? .min,
                reported.facts.validTo ?? .min
            )
        }
        let (daysOfA, daysOfB) = (days(a), days(b))
        return daysOfA == daysOfB ? 0 : daysOfA < daysOfB ? -1 : 1
    }

    func write(_ row: Reported, with writer: inout RowWriter) {
        let text = RowText.shared
        writer.field(text.organisers[row.organiser])
        writer.field(text.municipalities[Int(row.municipality)])
        writer.field(text.serviceTasks[row.row.key.serviceTask])
        writer.field(text.socialServices[row.facts.socialService])
        writer.field(text.decisionTypes[row.facts.decisionType])
        writer.field(quoting: row.row.text)
        writer.field(day: row.row.key.first)
        writer.field(text.outcomes[row.facts.outcome])
        writer.field(day: row.facts.validFrom ?? .max)
        writer.field(day: row.facts.validTo ?? .max)
        writer.field(text.picks[Int(row.picks.rawValue)])
    }

    func forEachOrigin(of row: Reported, in person: OnePerson, _ body: (SortedRow, _ isOther: Bool) -> Void) {
        body(row.row, false)
        if let again = row.again { body(again, false) }
    }
}
