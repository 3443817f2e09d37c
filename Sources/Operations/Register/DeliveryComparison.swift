import CodeLists
import Delivery
import NotificationForm
import RegisterModel
import RegisterStore

/// The two sides of a quarter, what was declared and what has come, read once for all counties or for one.
struct DeliveryComparison {
    let period: MonitoringPeriod
    let deadline: Day
    let sent: [String: SentGroup]
    let blocks: [String: [AcceptedBlock]]
    let counts: [String: [BlockCount]]
    let earlier: [String: [BlockCount]]
    let services: [String: [SocialService: Int]]
    let piles: [String: [StartPile]]
    /// The usual rate of each service task, in tenths per 1 000 inhabitants.
    let medians: [ServiceTask: Int]
    /// The usual number of rows of each service, per million inhabitants.
    let usualRows: [SocialService: Int]
    /// What the population of each group makes one expect; groups in which nobody is known to live are not there.
    let expected: [String: ExpectedVolume]
    /// Whether clients are held against the range THL expects of the population.
    let holdsAgainstPopulation: Bool
    private let round: Round
    private let groups: [Area: [MunicipalityGroup]]

    /// A change, a rate or a share counts from this many clients; smaller groups change by chance.
    static let leastClients = 30
    /// Below half a client per 1 000 inhabitants, in tenths, half and double are a matter of rounding.
    static let leastMedian = 5
    /// A median of fewer groups says nothing about what is usual.
    private static let leastGroups = 5

    init(
        _ period: MonitoringPeriod, _ round: Round, _ deadline: Day, _ own: Area?, _ accepted: [AcceptedBlock], _ operations: Operations,
        in transaction: any RegisterTransaction
    ) throws {
        self.period = period
        self.round = round
        self.deadline = deadline
        holdsAgainstPopulation = operations.holdsAgainstPopulation
        let all = try transaction.groups(round: round.id, area: nil)
        groups = Dictionary(grouping: all, by: \.area)
        let sentGroups = try operations.sentGroups(round, area: own, in: transaction)
        sent = Dictionary(sentGroups.map { ($0.group.id, $0) }) { first, _ in first }
        let accepted = accepted.filter { $0.key.period == period }
        blocks = Dictionary(grouping: accepted, by: \.key.groupID)
        counts = Dictionary(grouping: try transaction.blockCounts(period: period), by: \.groupID)
        earlier = Dictionary(grouping: try period.previous.map { try transaction.blockCounts(period: $0) } ?? [], by: \.groupID)
        services = try transaction.serviceCounts(period: period)
        let deliveries = Set(accepted.map(\.deliveryID))
        piles = try transaction.deliveries(DeliverySelection(area: own, period: period)).reduce(into: [:]) { found, delivery in
            guard deliveries.contains(delivery.id), let group = delivery.groupID else { return }
            found[group, default: []] += (delivery.summary?.groups ?? []).compactMap { StartPile($0) }
        }
        expected = Dictionary(
            uniqueKeysWithValues: all.compactMap { group in
                ExpectedVolume(municipalities: group.municipalities, in: period).map { (group.id, $0) }
            })
        var rates: [ServiceTask: [Int]] = [:]
        var rows: [SocialService: [Int]] = [:]
        for group in all {
            guard let people = expected[group.id]?.population else { continue }
            for task in ServiceTask.inScope {
                if let rate = Self.rate(Self.persons(counts[group.id] ?? [], task), people) { rates[task, default: []].append(rate) }
            }
            for (service, count) in services[group.id] ?? [:] { rows[service, default: []].append(count * 1_000_000 / people) }
        }
        func medians<Key: Hashable>(_ values: [Key: [Int]]) -> [Key: Int] {
            values.filter { $0.value.count >= Self.leastGroups }.mapValues { $0.sorted()[$0.count / 2] }
        }
        self.medians = medians(rates)
        usualRows = medians(rows)
    }

    /// What does not agree of a county: first what concerns the whole of it, then by group.
    func gaps(of area: Area, ownCounts: [OwnCount]) -> [DeliveryGap] {
        let groups = groups[area] ?? []
        let taken = Set(groups.flatMap(\.municipalities))
        let loose = round.municipalities(of: area).count { !taken.contains($0) }
        let unassigned = loose > 0 ? [DeliveryGap(.unassigned, area, group: nil, .clientPeriods, found: loose)] : []
        let own = ownCounts.compactMap { own -> DeliveryGap? in
            let came = groups.compactMap { counts[$0.id] }.map { Self.personsBetween($0, own.serviceTask) }
            let (least, most) = (came.reduce(0) { $0 + $1.lowerBound }, came.reduce(0) { $0 + $1.upperBound })
            // Nothing at all is told as missing or silent.
            guard most > 0, least * 10 > own.clients * 11 || most * 10 < own.clients * 9 else { return nil }
            return DeliveryGap(
                .ownCount, area, group: nil, .clientPeriods, task: own.serviceTask, expected: own.clients,
                found: most < own.clients ? most : least)
        }
        return unassigned + own + groups.flatMap { GroupGaps($0, self).gaps }
    }

    /// The clients of a county that have come, by group and service task; groups of which nothing has come have none.
    func figures(of area: Area) -> [DeliveryFigure] {
        (groups[area] ?? []).flatMap { group -> [DeliveryFigure] in
            let channels = Set((blocks[group.id] ?? []).filter { $0.key.kind == .clientPeriods }.map(\.key.channel))
            if channels.isEmpty { return [] }
            let expected = expected[group.id]
            let before = earlier[group.id] ?? []
            return ServiceTask.inScope.map { task in
                let known = counts[group.id] ?? []
                let clients = channels.map { channel in
                    (channel, known.first { $0.serviceTask == task && $0.channel == channel }?.persons ?? 0)
                }
                return DeliveryFigure(
                    group: group.name, task: task, clients: Dictionary(uniqueKeysWithValues: clients),
                    before: before.isEmpty ? nil : Self.persons(before, task),
                    rateTenths: expected.flatMap { Self.rate(Self.persons(known, task), $0.population) },
                    expectedTenths: expected?.range(of: task).map {
                        Int(($0.lowerBound * 10).rounded())...Int(($0.upperBound * 10).rounded())
                    })
            }
        }
    }

    /// Clients of a task: distinct in each block; two channels that tell of different people are added.
    static func persons(_ counts: [BlockCount], _ task: ServiceTask) -> Int { personsBetween(counts, task).upperBound }

    /// The least and the most clients that a group's blocks can be of: both channels may tell of the same people or of others.
    private static func personsBetween(_ counts: [BlockCount], _ task: ServiceTask) -> ClosedRange<Int> {
        let persons = counts.filter { $0.serviceTask == task }.map(\.persons)
        return (persons.max() ?? 0)...persons.reduce(0, +)
    }

    /// Clients per 1 000 inhabitants, in tenths; nil without clients.
    static func rate(_ persons: Int, _ people: Int) -> Int? { persons > 0 ? persons * 10_000 / people : nil }
}

/// A day on which strikingly many relationships start, as the check of an accepted delivery found it.
struct StartPile: Hashable {
    let task: ServiceTask
    let day: Day
    /// Whether it is of the statutory child-protection relationship (question 21) and not of the client relationship (question 18).
    let isStatutory: Bool

    /// Reads a finding of `dates.pile-up`, whose value is the service task and the day; nil for any other finding.
    init?(_ finding: CheckSummary.Group) {
        guard finding.rule == RuleID.datesPileUp.rule.name, let halves = finding.value?.split(separator: " "), halves.count == 2,
            let task = ServiceTask(String(halves[0])), let day = Day(String(halves[1]))
        else { return nil }
        self.task = task
        self.day = day
        isStatutory = finding.file.hasPrefix(BlockKind.childProtectionPeriods.rawValue)
    }
}
