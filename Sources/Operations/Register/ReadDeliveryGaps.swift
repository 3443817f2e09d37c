import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// What was declared held against what has come for a quarter; nil asks for the newest that has ended and has a round. Right: THL for
    /// every county, a county for itself.
    public func deliveryGaps(_ period: MonitoringPeriod? = nil, by actor: Actor) async throws -> DeliveryGaps {
        guard actor.role != .machineOperator else { throw OperationError.forbidden }
        let own = actor.role.area
        let today = civilDayInFinland(now)
        return try await store.read { transaction in
            let blocks = try transaction.acceptedBlocks(period: nil)
            let rounds = try transaction.rounds()
            let periods = Set(blocks.map(\.key.period) + rounds.map(\.period)).filter { $0.end < today }.sorted(by: >)
            guard let chosen = period ?? rounds.map(\.period).first(where: { $0.end < today }) ?? periods.first,
                let round = rounds.first(where: { $0.period <= chosen }) ?? rounds.last
            else { throw OperationError.notFound }
            let rules = try acceptanceRules(round: round.id, in: transaction)
            let deadline = chosen.end.adding(rules.deliveryDays)
            let comparison = try Comparison(chosen, round, deadline, own, blocks, self, in: transaction)
            return DeliveryGaps(
                period: chosen, periods: periods, deadline: deadline,
                counties: (own.map { [$0] } ?? Area.organisers).map { ($0, comparison.gaps(of: $0)) })
        }
    }
}

/// The two sides of a quarter, read once.
private struct Comparison {
    private let period: MonitoringPeriod
    private let round: Round
    private let deadline: Day
    private let groups: [Area: [MunicipalityGroup]]
    private let sent: [String: SentGroup]
    private let blocks: [String: [AcceptedBlock]]
    private let counts: [String: [BlockCount]]
    private let earlier: [String: [BlockCount]]
    private let services: [String: [SocialService: Int]]
    private let piledUp: [String: Int]
    private let medians: [ServiceTask: Int]

    /// A change from the quarter before counts from this many clients; smaller groups change by chance.
    private static let leastClients = 30

    init(
        _ period: MonitoringPeriod, _ round: Round, _ deadline: Day, _ own: Area?, _ accepted: [AcceptedBlock], _ operations: Operations,
        in transaction: any RegisterTransaction
    ) throws {
        self.period = period
        self.round = round
        self.deadline = deadline
        let all = try transaction.groups(round: round.id, area: nil)
        groups = Dictionary(grouping: all, by: \.area)
        let sentGroups = try operations.sentGroups(round, area: own, in: transaction)
        sent = Dictionary(sentGroups.map { ($0.group.id, $0) }) { first, _ in first }
        blocks = Dictionary(grouping: accepted.filter { $0.key.period == period }, by: \.key.groupID)
        counts = Dictionary(grouping: try transaction.blockCounts(period: period), by: \.groupID)
        earlier = Dictionary(grouping: try period.previous.map { try transaction.blockCounts(period: $0) } ?? [], by: \.groupID)
        services = try transaction.serviceCounts(period: period)
        let deliveries = Set(accepted.filter { $0.key.period == period }.map(\.deliveryID))
        piledUp = try transaction.deliveries(DeliverySelection(period: period)).reduce(into: [:]) { found, delivery in
            guard deliveries.contains(delivery.id), let group = delivery.groupID else { return }
            let count = (delivery.summary?.groups ?? []).filter { $0.rule == "dates.pile-up" }.reduce(0) { $0 + $1.count }
            if count > 0 { found[group, default: 0] += count }
        }
        var rates: [ServiceTask: [Int]] = [:]
        for group in all {
            for task in ServiceTask.inScope {
                if let rate = Self.rate(counts[group.id] ?? [], task, group, period) { rates[task, default: []].append(rate) }
            }
        }
        // A median of a few groups says nothing about what is usual.
        medians = rates.filter { $0.value.count >= 5 }.mapValues { $0.sorted()[$0.count / 2] }
    }

    func gaps(of area: Area) -> [DeliveryGap] {
        let groups = groups[area] ?? []
        let taken = Set(groups.flatMap(\.municipalities))
        let loose = round.municipalities(of: area).count { !taken.contains($0) }
        let unassigned = loose > 0 ? [DeliveryGap(.unassigned, area, group: nil, .clientPeriods, found: loose)] : []
        return unassigned + groups.flatMap { gaps(of: $0) }
    }

    private func gaps(of group: MunicipalityGroup) -> [DeliveryGap] {
        let came = blocks[group.id] ?? []
        var gaps: [DeliveryGap] = []
        func add(
            _ kind: DeliveryGap.Kind, _ block: BlockKind = .clientPeriods, task: ServiceTask? = nil, service: SocialService? = nil,
            channel: Channel? = nil, expected: Int? = nil, found: Int? = nil
        ) {
            gaps.append(
                DeliveryGap(
                    kind, group.area, group: group.name, block, task: task, service: service, channel: channel, expected: expected,
                    found: found))
        }
        if let profile = sent[group.id]?.sent.profile {
            periods(group, profile, came) { add($0, task: $1, channel: $2, found: $3) }
            others(profile, came) { add($0, $1, channel: $2, found: $3) }
            for (service, expectation) in profile.services.sorted(by: { $0.key < $1.key }) {
                guard came.contains(where: { $0.key.kind == .receivedServices }) else { break }
                let rows = services[group.id]?[service] ?? 0
                if expectation == .answered(.mostly), rows == 0 { add(.serviceSilent, .receivedServices, service: service, found: rows) }
                if expectation == .answered(.no), rows > 0 { add(.serviceDespiteNo, .receivedServices, service: service, found: rows) }
            }
        } else {
            add(.notNotified)
        }
        for block in came {
            let days = Int(civilDayInFinland(block.acceptedAt).number - deadline.number)
            if days > 0 { add(.late, block.key.kind, channel: block.key.channel, found: days) }
        }
        if let count = piledUp[group.id] { add(.piledUp, found: count) }
        for task in ServiceTask.inScope {
            let (now, before) = (Self.persons(counts[group.id] ?? [], task), Self.persons(earlier[group.id] ?? [], task))
            if now > 0, before >= Self.leastClients, abs(now - before) * 10 >= before * 3 {
                add(.changed, task: task, expected: before, found: now)
            }
            if now >= Self.leastClients, let median = medians[task], let rate = Self.rate(counts[group.id] ?? [], task, group, period),
                rate * 2 <= median || rate >= median * 2
            {
                add(.unusual, task: task, expected: median, found: rate)
            }
        }
        return gaps
    }

    /// Client periods: each declared channel of each service task, and channels that were not declared.
    private func periods(
        _ group: MunicipalityGroup, _ profile: DeliveryProfile, _ came: [AcceptedBlock],
        _ add: (DeliveryGap.Kind, ServiceTask, Channel, Int?) -> Void
    ) {
        let channels = Set(came.filter { $0.key.kind == .clientPeriods }.map(\.key.channel))
        for task in ServiceTask.inScope {
            let declared = profile.tasks[task]?.periods ?? []
            for channel in Channel.allCases {
                let rows = (counts[group.id] ?? []).filter { $0.serviceTask == task && $0.channel == channel }.reduce(0) { $0 + $1.periods }
                if declared.contains(channel), !channels.contains(channel) {
                    add(.missing, task, channel, nil)
                } else if declared.contains(channel), rows == 0 {
                    add(.silent, task, channel, nil)
                } else if !declared.contains(channel), rows > 0 {
                    add(.undeclared, task, channel, rows)
                }
            }
        }
    }

    /// Child protection and social services: which channels were declared and which have delivered.
    private func others(
        _ profile: DeliveryProfile, _ came: [AcceptedBlock], _ add: (DeliveryGap.Kind, BlockKind, Channel, Int?) -> Void
    ) {
        let protection = profile.tasks.values.flatMap { $0.childProtection }.compactMap { declared -> Channel? in
            switch declared {
            case .archive: .archive
            case .separate: .separate
            // Not in this quarter, as was declared.
            case .archiveLater: nil
            }
        }
        let services = profile.tasks.values.flatMap { $0.services }.map(\.channel)
        for (kind, declared) in [(BlockKind.childProtectionPeriods, Set(protection)), (.receivedServices, Set(services))] {
            for channel in Channel.allCases {
                let rows = came.first { $0.key.kind == kind && $0.key.channel == channel }?.rowCount
                if declared.contains(channel), rows == nil { add(.missing, kind, channel, nil) }
                if !declared.contains(channel), let rows, rows > 0 { add(.undeclared, kind, channel, rows) }
            }
        }
    }

    /// Clients of a task: distinct in each block; two channels that tell of different people are added.
    private static func persons(_ counts: [BlockCount], _ task: ServiceTask) -> Int {
        counts.filter { $0.serviceTask == task }.reduce(0) { $0 + $1.persons }
    }

    /// Clients per 1 000 inhabitants of the group's municipalities, in tenths; nil without clients or inhabitants.
    private static func rate(_ counts: [BlockCount], _ task: ServiceTask, _ group: MunicipalityGroup, _ period: MonitoringPeriod) -> Int? {
        let persons = persons(counts, task)
        let people = group.municipalities.reduce(0) { $0 + ($1.population.max { $0.key < $1.key }?.value ?? 0) }
        return persons > 0 && people > 0 ? persons * 10_000 / people : nil
    }
}
