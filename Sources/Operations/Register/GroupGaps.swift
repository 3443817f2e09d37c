import CodeLists
import Delivery
import NotificationForm
import RegisterModel
import RegisterStore

/// What a municipality group declared, held against what has come of it.
struct GroupGaps {
    /// What does not agree, in the order in which it is told.
    private(set) var gaps: [DeliveryGap] = []
    private let group: MunicipalityGroup
    private let comparison: DeliveryComparison
    private let came: [AcceptedBlock]
    private let counts: [BlockCount]

    init(_ group: MunicipalityGroup, _ comparison: DeliveryComparison) {
        self.group = group
        self.comparison = comparison
        came = comparison.blocks[group.id] ?? []
        counts = comparison.counts[group.id] ?? []
        if let profile = comparison.sent[group.id]?.sent.profile {
            lookAtPeriods(profile)
            lookAtOtherBlocks(profile)
            lookAtServices(profile)
            lookAtStarts(profile)
        } else {
            add(.notNotified)
            lookAtStarts(nil)
        }
        for block in came {
            let days = Int(civilDayInFinland(block.acceptedAt).number - comparison.deadline.number)
            if days > 0 { add(.late, block.key.kind, channel: block.key.channel, found: days) }
        }
        lookAtNumbers()
    }

    private mutating func add(
        _ kind: DeliveryGap.Kind, _ block: BlockKind = .clientPeriods, task: ServiceTask? = nil, service: SocialService? = nil,
        channel: Channel? = nil, expected: Int? = nil, found: Int? = nil, day: Day? = nil
    ) {
        gaps.append(
            DeliveryGap(
                kind, group.area, group: group.name, block, task: task, service: service, channel: channel, expected: expected,
                found: found, day: day))
    }

    /// Client periods: each declared channel of each service task, and channels that were not declared.
    private mutating func lookAtPeriods(_ profile: DeliveryProfile) {
        let channels = Set(came.filter { $0.key.kind == .clientPeriods }.map(\.key.channel))
        for task in ServiceTask.inScope {
            let declared = profile.tasks[task]?.periods ?? []
            for channel in Channel.allCases {
                let rows = counts.filter { $0.serviceTask == task && $0.channel == channel }.reduce(0) { $0 + $1.periods }
                if declared.contains(channel), !channels.contains(channel) {
                    add(.missing, task: task, channel: channel)
                } else if declared.contains(channel), rows == 0 {
                    add(.silent, task: task, channel: channel)
                } else if !declared.contains(channel), rows > 0 {
                    add(.undeclared, task: task, channel: channel, found: rows)
                }
            }
        }
    }

    /// Child protection and social services: which channels were declared and which have delivered.
    private mutating func lookAtOtherBlocks(_ profile: DeliveryProfile) {
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
                if declared.contains(channel), rows == nil { add(.missing, kind, channel: channel) }
                if !declared.contains(channel), let rows, rows > 0 { add(.undeclared, kind, channel: channel, found: rows) }
            }
        }
    }

    /// How well data on each service were declared to come (question 28), where any received services have come at all.
    private mutating func lookAtServices(_ profile: DeliveryProfile) {
        guard came.contains(where: { $0.key.kind == .receivedServices }) else { return }
        let people = comparison.expected[group.id]?.population ?? 0
        for (service, expectation) in profile.services.sorted(by: { $0.key < $1.key }) {
            let rows = comparison.services[group.id]?[service] ?? 0
            switch expectation {
            case .answered(.mostly):
                let few = (comparison.usualRows[service] ?? 0) * people / 10_000_000
                if rows == 0 {
                    add(.serviceSilent, .receivedServices, service: service, found: 0)
                } else if rows < few {
                    add(.serviceFew, .receivedServices, service: service, expected: few, found: rows)
                }
            case .answered(.no), .derivedNo:
                if rows > 0 { add(.serviceDespiteNo, .receivedServices, service: service, found: rows) }
            case .answered: break
            }
        }
    }

    /// Days on which strikingly many relationships start, held against the day from which start days were declared to be known (questions 18
    /// and 21). A pile on the declared day itself, or before it, is what the declaration makes one expect.
    private mutating func lookAtStarts(_ profile: DeliveryProfile?) {
        for pile in Set(comparison.piles[group.id] ?? []).sorted(by: { ($0.task, $0.day) < ($1.task, $1.day) }) {
            let declared = profile?.tasks[pile.task]
            let block: BlockKind = pile.isStatutory ? .childProtectionPeriods : .clientPeriods
            switch (pile.isStatutory ? declared?.childProtectionStartDates : declared?.startDates) ?? .unknown {
            case .unlimited: add(.piledUp, block, task: pile.task, day: pile.day)
            case .from(let first): if pile.day > first { add(.piledUp, block, task: pile.task, day: pile.day) }
            case .unknown: add(.piledUpUndeclared, block, task: pile.task, day: pile.day)
            }
        }
    }

    /// Clients held against the quarter before, against what the archive was declared to hold, against other groups and against the range
    /// that THL expects.
    private mutating func lookAtNumbers() {
        let people = comparison.expected[group.id]
        let least = DeliveryComparison.leastClients
        for task in ServiceTask.inScope {
            let now = DeliveryComparison.persons(counts, task)
            let before = DeliveryComparison.persons(comparison.earlier[group.id] ?? [], task)
            if now > 0, before >= least, abs(now - before) * 10 >= before * 3 {
                add(.changed, task: task, expected: before, found: now)
            }
            let fromArchive = clients(task, .archive)
            let known = max(clients(task, .separate), before)
            if comparison.sent[group.id]?.sent.profile.tasks[task]?.periods.contains(.archive) ?? false, fromArchive > 0, known >= least,
                fromArchive * 2 < known
            {
                add(.archiveThin, task: task, channel: .archive, expected: known, found: fromArchive)
            }
            guard let people, let rate = DeliveryComparison.rate(now, people.population) else { continue }
            if comparison.holdsAgainstPopulation, let range = people.range(of: task), !range.contains(people.rate(now)) {
                let nearest = people.rate(now) < range.lowerBound ? range.lowerBound : range.upperBound
                add(.outOfRange, task: task, expected: Int((nearest * 10).rounded()), found: rate)
            } else if now >= least, let median = comparison.medians[task], median >= DeliveryComparison.leastMedian,
                rate * 2 <= median || rate >= median * 2
            {
                add(.unusual, task: task, expected: median, found: rate)
            }
        }
    }

    private func clients(_ task: ServiceTask, _ channel: Channel) -> Int {
        counts.first { $0.serviceTask == task && $0.channel == channel }?.persons ?? 0
    }
}
