import CodeLists
import Delivery
import RegisterModel

/// Social services that persons received: the union of decisions and all other evidence (derivation page, sections 5 and 6).
public struct ReceivedServices: BlockRules {
    /// The header of the block, with its line break.
    public static let header = "person_id,organiser,municipality,service_task,social_service,evidence,first_day,last_day\n"
    static let kind = BlockKind.receivedServices

    private let first: Int32
    private let last: Int32

    /// - Parameter period: the quarter to report; only days in it count.
    public init(period: MonitoringPeriod) {
        first = period.start.number
        last = period.end.number
    }

    /// Derives the block's rows, sorted as the delivery page says, and hands them over in pieces.
    /// - Parameters:
    ///   - decisions: positive ones are evidence on the days of their validity; nil if there are none.
    ///   - services: other evidence; nil if there is none.
    public func derive(from decisions: TableIntake?, _ services: TableIntake?, threads: Int, to output: BlockOutput) throws -> BlockSummary
    {
        try BlockWalk(rules: self).run(decisions, services, threads: threads, to: output)
    }

    /// A service that a person received on some day of the quarter.
    struct Reported: ReportedRow {
        let organiser: Int
        var municipality: UInt16
        let task: Int
        let service: Int
        var kinds: EvidenceKinds
        /// First and last day in the quarter.
        var firstDay: Int32
        var lastDay: Int32
        /// The latest first day of the evidence, not clipped, which gives the municipality.
        var latestStart: Int32

        var serviceTask: Int? { task }
        var socialService: Int? { service }
        var decision: SortedRow? { nil }
        var start: Int32? { nil }
        var days: [Int32] { [firstDay, lastDay] }
    }

    func report(_ person: OnePerson, into reported: inout [Reported], tally: inout BlockTally) {
        for row in person.rows[person.range] {
            if let evidence = ServiceEvidence(decision: row, madeBy: last) { add(evidence, to: &reported) }
        }
        for row in person.others[person.otherRange] { add(ServiceEvidence(service: row), to: &reported) }
        if reported.count > 1 { reported.sort { Self.order($0) < Self.order($1) } }
    }

    /// Takes evidence into the row of its key. A person's services are few, so the row is looked for from end to end.
    private func add(_ evidence: ServiceEvidence, to reported: inout [Reported]) {
        guard holds(evidence) else { return }
        guard let place = reported.firstIndex(where: { isOf(evidence, $0) }) else {
            return reported.append(
                Reported(
                    organiser: evidence.organiser, municipality: evidence.municipality, task: evidence.serviceTask,
                    service: evidence.socialService, kinds: evidence.kinds, firstDay: max(first, evidence.first),
                    lastDay: min(last, evidence.last), latestStart: evidence.first))
        }
        reported[place].kinds.formUnion(evidence.kinds)
        reported[place].firstDay = min(reported[place].firstDay, max(first, evidence.first))
        reported[place].lastDay = max(reported[place].lastDay, min(last, evidence.last))
        if (evidence.first, evidence.municipality) > (reported[place].latestStart, reported[place].municipality) {
            reported[place].latestStart = evidence.first
            reported[place].municipality = evidence.municipality
        }
    }

    /// Whether the evidence holds on some day of the quarter.
    private func holds(_ evidence: ServiceEvidence) -> Bool { max(first, evidence.first) <= min(last, evidence.last) }

    private func isOf(_ evidence: ServiceEvidence, _ row: Reported) -> Bool {
        row.service == evidence.socialService && row.task == evidence.serviceTask && row.organiser == evidence.organiser
    }

    private static func order(_ row: Reported) -> (Int, UInt16, Int, Int) {
        (row.organiser, row.municipality, RowText.shared.rank(ofTask: row.task), RowText.shared.rank(ofService: row.service))
    }

    func write(_ row: Reported, with writer: inout RowWriter) {
        let text = RowText.shared
        writer.field(text.organisers[row.organiser])
        writer.field(text.municipalities[Int(row.municipality)])
        writer.field(text.serviceTasks[row.task])
        writer.field(text.socialServices[row.service])
        writer.field(text.evidence[Int(row.kinds.rawValue)])
        writer.field(day: row.firstDay)
        writer.field(day: row.lastDay)
    }

    func forEachOrigin(of row: Reported, in person: OnePerson, _ body: (SortedRow, _ isOther: Bool) -> Void) {
        for origin in person.rows[person.range] {
            if let evidence = ServiceEvidence(decision: origin, madeBy: last), holds(evidence), isOf(evidence, row) { body(origin, false) }
        }
        for origin in person.others[person.otherRange] {
            let evidence = ServiceEvidence(service: origin)
            if holds(evidence), isOf(evidence, row) { body(origin, true) }
        }
    }
}
