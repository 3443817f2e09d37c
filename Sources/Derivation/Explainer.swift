import CodeLists
import Delivery
import RegisterModel

/// What a delivery is derived from: the sound rows of each kind, from extracts and from the archive. A kind without input is nil.
public struct DerivationSources: Sendable {
    /// Matters.
    public var matters: TableIntake?
    /// Child-protection relationships.
    public var childProtection: TableIntake?
    /// Service decisions.
    public var decisions: TableIntake?
    /// Other evidence of services.
    public var services: TableIntake?

    /// No sources yet.
    public init() {}
}

/// Explains what the blocks of a quarter say of one person. The rows are made by the same rules as the blocks.
public struct Explainer: Sendable {
    private let period: MonitoringPeriod
    private let gapDays: Int

    /// - Parameters:
    ///   - period: the quarter.
    ///   - gapDays: as the blocks were derived with.
    public init(period: MonitoringPeriod, gapDays: Int = 0) {
        self.period = period
        self.gapDays = gapDays
    }

    /// Finds the person's rows and explains them.
    public func explain(_ person: PersonIdentifier, from sources: DerivationSources, threads: Int) throws -> Explanation {
        var explanation = Explanation(period: period)
        func add(_ intakes: [TableIntake?], _ body: @escaping @Sendable ([[SortedRow]], inout Explanation) -> Void) throws {
            let given = intakes.compactMap(\.self)
            if given.isEmpty { return }
            // Rows are only there while their partition is walked, so they are explained on the spot.
            try TableIntake.forEachPersonRows(of: given, threads: threads) { stores -> Explanation? in
                let found = stores.map { rows(of: person, in: $0) }
                if found.allSatisfy(\.isEmpty) { return nil }
                var part = Explanation(period: period)
                var next = found[...]
                body(intakes.map { $0 == nil ? [] : next.removeFirst() }, &part)
                return part
            } inOrder: { part in
                if let part { explanation.add(part) }
            }
        }
        try add([sources.matters]) { rows, explanation in
            explain(ClientPeriods(period: period, gapDays: gapDays), rows[0], .matters, &explanation)
        }
        try add([sources.childProtection]) { rows, explanation in
            explain(ChildProtectionPeriods(period: period, gapDays: gapDays), rows[0], .childProtection, &explanation)
        }
        try add([sources.decisions, sources.services]) { rows, explanation in
            explainDecisions(rows[0], &explanation)
            explainServices(rows[0], rows[1], &explanation)
        }
        explanation.sortRows()
        return explanation
    }

    /// The person's rows in one intake.
    private func rows(of person: PersonIdentifier, in store: PersonRows) -> [SortedRow] {
        var start = 0
        while start < store.rows.count {
            var end = start
            while end < store.rows.count && store.rows[end].key.person == store.rows[start].key.person { end += 1 }
            if store.person(of: store.rows[start]) == person { return Array(store.rows[start..<end]) }
            start = end
        }
        return []
    }

    private func explain(_ rules: some PeriodRules, _ rows: [SortedRow], _ kind: TableKind, _ explanation: inout Explanation) {
        let person = OnePerson(rows: rows, range: rows.indices)
        let roles = roles(in: rows)
        var reported: [ReportedPeriod] = []
        var unused = BlockTally()
        rules.report(person, into: &reported, tally: &unused)
        for row in reported {
            let origins = row.rows.map { origin(rows[$0], kind, roles[$0]) }
            explanation.rows.append(
                Explanation.Row(
                    block: type(of: rules).kind, organiser: Area(index: row.organiser), municipality: municipality(row.municipality),
                    serviceTask: row.serviceTask.map { ServiceTask(index: $0) }, socialService: nil, days: days(row.first, row.last),
                    picks: [], evidence: [], origins: origins,
                    isEndAfterQuarter: row.last == .max && !rows[row.rows].contains { $0.key.last == .max }))
        }
        for (place, row) in rows.enumerated() where !reported.contains(where: { $0.rows.contains(place) }) {
            let role: Explanation.Role = row.key.first > period.end.number ? .afterQuarter : .beforeQuarter
            explanation.unused.append((type(of: rules).kind, origin(row, kind, role)))
        }
    }

    /// What each row does to the periods of its key, by the union that makes them.
    private func roles(in rows: [SortedRow]) -> [Explanation.Role] {
        var roles: [Explanation.Role] = []
        var union: PeriodUnion?
        for (place, row) in rows.enumerated() {
            if place > 0, rows[place - 1].key.group != row.key.group { union = nil }
            let end = row.key.last > period.end.number ? .max : row.key.last
            guard let running = union?.end else {
                union = PeriodUnion(start: row.key.first, end: end, gapDays: Int32(clamping: gapDays))
                roles.append(.begins)
                continue
            }
            let days = running == .max ? 0 : Int(row.key.first - running)
            if union?.joins(start: row.key.first, end: end) == true {
                let runningEnd = running == .max ? nil : Day(number: running)
                if days > 0, let runningEnd {
                    roles.append(.withinGap(after: runningEnd, days: days))
                } else {
                    roles.append(.overlaps(runningEnd: runningEnd))
                }
            } else {
                union = PeriodUnion(start: row.key.first, end: end, gapDays: Int32(clamping: gapDays))
                roles.append(.splits(after: Day(number: running), days: days))
            }
        }
        return roles
    }

    private func explainDecisions(_ rows: [SortedRow], _ explanation: inout Explanation) {
        let person = OnePerson(rows: rows, range: rows.indices)
        let rules = ServiceDecisions(period: period)
        var reported: [ServiceDecisions.Reported] = []
        var unused = BlockTally()
        rules.report(person, into: &reported, tally: &unused)
        var used: Set<Int> = []
        for row in reported {
            var origins: [Explanation.Origin] = []
            rules.forEachOrigin(of: row, in: person) { from, _ in
                origins.append(origin(from, .decisions, .picked(row.picks)))
                used.insert(place(of: from, in: rows))
            }
            explanation.rows.append(
                Explanation.Row(
                    block: .serviceDecisions, organiser: Area(index: row.organiser), municipality: municipality(row.municipality),
                    serviceTask: row.serviceTask.map { ServiceTask(index: $0) },
                    socialService: row.socialService.map { SocialService(index: $0) }, days: validity(row.row), picks: row.picks,
                    evidence: [], origins: origins, isEndAfterQuarter: false))
        }
        for (place, row) in rows.enumerated() where !used.contains(place) {
            let role: Explanation.Role = row.key.first > period.end.number ? .afterQuarter : .noPick
            explanation.unused.append((.serviceDecisions, origin(row, .decisions, role)))
        }
    }

    private func explainServices(_ decisions: [SortedRow], _ services: [SortedRow], _ explanation: inout Explanation) {
        let person = OnePerson(rows: decisions, range: decisions.indices, others: services, otherRange: services.indices)
        let rules = ReceivedServices(period: period)
        var reported: [ReceivedServices.Reported] = []
        var unused = BlockTally()
        rules.report(person, into: &reported, tally: &unused)
        var used: [Set<Int>] = [[], []]
        for row in reported {
            var origins: [Explanation.Origin] = []
            rules.forEachOrigin(of: row, in: person) { from, isOther in
                let kinds = isOther ? from.evidence : .decision
                let days = isOther ? days(from.key.first, from.key.last) : validity(from)
                let held = Period(start: max(days.start, period.start), end: min(days.end ?? period.end, period.end))
                origins.append(origin(from, isOther ? .services : .decisions, .shows(kinds, held)))
                used[isOther ? 1 : 0].insert(place(of: from, in: isOther ? services : decisions))
            }
            explanation.rows.append(
                Explanation.Row(
                    block: .receivedServices, organiser: Area(index: row.organiser), municipality: municipality(row.municipality),
                    serviceTask: ServiceTask(index: row.task), socialService: SocialService(index: row.service),
                    days: days(row.firstDay, row.lastDay), picks: [], evidence: row.kinds, origins: origins, isEndAfterQuarter: false))
        }
        for (place, row) in decisions.enumerated() where !used[0].contains(place) {
            let role: Explanation.Role =
                !DecisionFacts(row).isPositive ? .negative : row.key.first > period.end.number ? .afterQuarter : .noDayInQuarter
            explanation.unused.append((.receivedServices, origin(row, .decisions, role)))
        }
        for (place, row) in services.enumerated() where !used[1].contains(place) {
            explanation.unused.append((.receivedServices, origin(row, .services, .noDayInQuarter)))
        }
    }

    private func place(of row: SortedRow, in rows: [SortedRow]) -> Int {
        rows.firstIndex {
            ($0.isFromArchive, $0.file, $0.line) == (row.isFromArchive, row.file, row.line) && $0.key == row.key
                && $0.socialService == row.socialService
        } ?? 0
    }

    private func origin(_ row: SortedRow, _ kind: TableKind, _ role: Explanation.Role) -> Explanation.Origin {
        let outcome = kind == .decisions ? row.outcome : nil
        return Explanation.Origin(
            kind: kind, isFromArchive: row.isFromArchive, file: row.file, line: row.line, id: String(decoding: row.text, as: UTF8.self),
            municipality: municipality(row.municipality), days: kind == .decisions ? validity(row) : days(row.key.first, row.key.last),
            isImprecise: row.isImprecise, role: role,
            serviceTask: kind == .childProtection ? nil : ServiceTask(index: row.key.serviceTask),
            socialService: kind == .decisions || kind == .services ? row.socialService : nil,
            decided: outcome.map { Explanation.Decided(day: Day(number: row.key.first), outcome: $0) })
    }

    private func validity(_ row: SortedRow) -> Period {
        Period(start: row.validFrom ?? Day(number: row.key.first), end: row.validTo)
    }

    private func days(_ first: Int32, _ last: Int32) -> Period {
        Period(start: Day(number: first), end: last == .max ? nil : Day(number: last))
    }

    private func municipality(_ place: UInt16) -> Municipality? { place == 0 ? nil : Municipality(index: Int(place) - 1) }
}
