import CodeLists
import Delivery
import Derivation
import RegisterModel
import RegisterStore
import Statistics

/// Explains one person's rows of some blocks: which delivered rows the reconciled ones came from, and what joined or split them.
///
/// It joins as an edition does (`ReportedPeriod.reconciled`, derivation page, section 8) but keeps the steps; a test holds the two together.
struct RegisterExplainer {
    let period: MonitoringPeriod
    let person: Pseudonym
    /// The blocks whose rows are looked at.
    let blocks: [ExplainedBlock]
    private(set) var birthYear: Int16?
    private var rows: [Explanation.Row] = []

    init(_ period: MonitoringPeriod, _ person: Pseudonym, _ blocks: [ExplainedBlock]) {
        self.period = period
        self.person = person
        self.blocks = blocks
    }

    /// The person's reconciled rows with their origins.
    mutating func explanation(in transaction: any RegisterTransaction) throws -> Explanation {
        rows = []
        try periods(in: transaction)
        try childProtection(in: transaction)
        try decisions(in: transaction)
        try services(in: transaction)
        return Explanation(period: period, rows: rows)
    }

    /// A delivered period and the place of its block.
    private struct Member {
        let block: Int
        let organiser: Area
        let task: ServiceTask?
        let municipality: Municipality?
        let days: Period
    }

    private func places(_ kind: BlockKind) -> (places: [Int], numbers: [Int64]) {
        let places = blocks.indices.filter { blocks[$0].kind == kind }
        return (places, places.map { blocks[$0].number })
    }

    private mutating func periods(in transaction: any RegisterTransaction) throws {
        let (places, numbers) = places(.clientPeriods)
        var members: [Member] = []
        try transaction.forEachClientPeriod(blocks: numbers, persons: person...person) { place, row in
            birthYear = birthYear ?? row.birthYear
            members.append(member(places[place], row.serviceTask, row.municipality, row.period))
        }
        unite(members, .clientPeriods)
    }

    private mutating func childProtection(in transaction: any RegisterTransaction) throws {
        let (places, numbers) = places(.childProtectionPeriods)
        var members: [Member] = []
        try transaction.forEachChildProtectionPeriod(blocks: numbers, persons: person...person) { place, row in
            birthYear = birthYear ?? row.birthYear
            members.append(member(places[place], nil, row.municipality, row.period))
        }
        unite(members, .childProtectionPeriods)
    }

    private func member(_ block: Int, _ task: ServiceTask?, _ municipality: Municipality?, _ days: Period) -> Member {
        Member(block: block, organiser: blocks[block].area, task: task, municipality: municipality, days: days)
    }

    /// Joins the periods of each organiser and task that share a day.
    private mutating func unite(_ members: [Member], _ kind: BlockKind) {
        let sorted = members.sorted {
            ($0.organiser.index, $0.task?.index ?? -1, $0.days.start, $0.block) < (
                $1.organiser.index, $1.task?.index ?? -1, $1.days.start, $1.block
            )
        }
        var group: [(member: Member, role: Explanation.Role)] = []
        var union: PeriodUnion?
        for member in sorted {
            let (start, end) = (member.days.start.number, member.days.end?.number ?? .max)
            let isSame = group.last.map { $0.member.organiser == member.organiser && $0.member.task == member.task } ?? false
            let running = isSame ? union?.end : nil
            if let running, union?.joins(start: start, end: end) == true {
                group.append((member, .overlaps(runningEnd: running == .max ? nil : Day(number: running))))
                continue
            }
            report(group, union, kind)
            union = PeriodUnion(start: start, end: end, gapDays: 0)
            group = [(member, running.map { .splits(after: Day(number: $0), days: Int(start - $0)) } ?? .begins)]
        }
        report(group, union, kind)
    }

    private mutating func report(_ group: [(member: Member, role: Explanation.Role)], _ union: PeriodUnion?, _ kind: BlockKind) {
        guard let first = group.first?.member, let union else { return }
        // The municipality of the latest start; ties go to the greatest code.
        let latest = group.map(\.member).max {
            ($0.days.start, $0.municipality?.index ?? -1) < ($1.days.start, $1.municipality?.index ?? -1)
        }
        rows.append(
            Explanation.Row(
                block: kind, organiser: first.organiser, municipality: latest?.municipality, serviceTask: first.task, socialService: nil,
                days: Period(start: Day(number: union.start), end: union.end == .max ? nil : Day(number: union.end)), picks: [],
                evidence: [],
                origins: group.map { origin($0.member.block, $0.member.municipality, $0.member.days, $0.role) }, isEndAfterQuarter: false))
    }

    /// A decision that both channels report is one: its id gives the same fingerprint.
    private mutating func decisions(in transaction: any RegisterTransaction) throws {
        let (places, numbers) = places(.serviceDecisions)
        var found: [(block: Int, row: RegisteredDecision)] = []
        try transaction.forEachDecision(blocks: numbers, persons: person...person) { place, row in
            birthYear = birthYear ?? row.birthYear
            found.append((places[place], row))
        }
        let groups = Dictionary(grouping: found) { DecisionKey(organiser: blocks[$0.block].area, decision: $0.row.decision) }
        for group in groups.values {
            let (block, row) = group[0]
            rows.append(
                Explanation.Row(
                    block: .serviceDecisions, organiser: blocks[block].area, municipality: row.municipality, serviceTask: row.serviceTask,
                    socialService: row.socialService, days: Self.days(row), picks: group.reduce(into: []) { $0.formUnion($1.row.picks) },
                    evidence: [],
                    origins: group.map { origin($0.block, $0.row.municipality, Self.days($0.row), .picked($0.row.picks)) },
                    isEndAfterQuarter: false))
        }
    }

    private struct DecisionKey: Hashable {
        let organiser: Area
        let decision: Int64
    }

    /// From the day of the decision to the end of its validity; of a decision made after its validity had ended, that end alone. The register
    /// does not keep the validity's first day.
    private static func days(_ row: RegisteredDecision) -> Period {
        Period(start: row.validTo.map { min($0, row.decided) } ?? row.decided, end: row.validTo)
    }

    private mutating func services(in transaction: any RegisterTransaction) throws {
        let (places, numbers) = places(.receivedServices)
        var found: [(block: Int, row: RegisteredService)] = []
        try transaction.forEachService(blocks: numbers, persons: person...person) { place, row in
            birthYear = birthYear ?? row.birthYear
            found.append((places[place], row))
        }
        let groups = Dictionary(grouping: found) {
            ServiceKey(organiser: blocks[$0.block].area, task: $0.row.serviceTask, service: $0.row.socialService)
        }
        for (key, group) in groups {
            let first = group.reduce(group[0].row.first) { min($0, $1.row.first) }
            let last = group.reduce(group[0].row.last) { max($0, $1.row.last) }
            let latest = group.max { ($0.row.first, $0.row.municipality?.index ?? -1) < ($1.row.first, $1.row.municipality?.index ?? -1) }
            rows.append(
                Explanation.Row(
                    block: .receivedServices, organiser: key.organiser, municipality: latest?.row.municipality, serviceTask: key.task,
                    socialService: key.service, days: Period(start: first, end: last), picks: [],
                    evidence: group.reduce(into: []) { $0.formUnion($1.row.evidence) },
                    origins: group.map { found in
                        let days = Period(start: found.row.first, end: found.row.last)
                        return origin(found.block, found.row.municipality, days, .shows(found.row.evidence, days))
                    }, isEndAfterQuarter: false))
        }
    }

    private struct ServiceKey: Hashable {
        let organiser: Area
        let task: ServiceTask
        let service: SocialService
    }

    private func origin(_ block: Int, _ municipality: Municipality?, _ days: Period, _ role: Explanation.Role) -> Explanation.Origin {
        Explanation.Origin(
            kind: TableKind(blocks[block].kind), isFromArchive: blocks[block].channel == .archive, file: block, line: 0, id: "",
            municipality: municipality, days: days, isImprecise: false, role: role)
    }
}
