import CodeLists
import RegisterModel

/// Counts distinct persons by area for the blocks other than client periods: child protection, decisions, received services.
///
/// A person counts in one area for all measures of a block, that of the latest first day (ties: the greatest organiser), so that areas add up
/// to the country. Feed it one person at a time.
public struct FactCounts: Sendable, Equatable {
    /// What is told of one row: its organiser, its first day, and the measures it makes the person count in.
    public struct Fact: Sendable {
        let organiser: Area
        let first: Day
        let measures: [Measure]

        /// Describes a row.
        public init(organiser: Area, first: Day, measures: [Measure]) {
            self.organiser = organiser
            self.first = first
            self.measures = measures
        }
    }

    private var counts: [Measure: [Area: Int]] = [:]

    /// Counts of nobody.
    public init() {}

    /// Counts one person. No facts, no effect.
    public mutating func count(_ facts: some Sequence<Fact>) {
        var latest: (first: Day, organiser: Area)?
        var measures: Set<Measure> = []
        for fact in facts {
            measures.formUnion(fact.measures)
            if latest.map({ (fact.first, fact.organiser) > $0 }) ?? true { latest = (fact.first, fact.organiser) }
        }
        guard let latest else { return }
        for measure in measures { counts[measure, default: [:]][latest.organiser, default: 0] += 1 }
    }

    /// The number of persons of a measure in an area, or of all areas.
    func count(_ measure: Measure, _ area: Area?) -> Int {
        let byArea = counts[measure] ?? [:]
        return area.map { byArea[$0] ?? 0 } ?? byArea.values.reduce(0, +)
    }

    /// Every count above zero, by measure and area.
    func forEach(_ body: (Measure, Area, Int) -> Void) {
        for (measure, areas) in counts.sorted(by: { $0.key < $1.key }) {
            for (area, count) in areas.sorted(by: { $0.key < $1.key }) { body(measure, area, count) }
        }
    }

    /// Sets one count, as `forEach` gave it.
    mutating func set(_ measure: Measure, _ area: Area, to count: Int) { counts[measure, default: [:]][area] = count }
}

extension FactCounts.Fact {
    /// What a child-protection period counts as. Whether the person started or ended is told by all of the person's periods together.
    public static func childProtection(_ periods: some Collection<(organiser: Area, period: Period)>, in quarter: MonitoringPeriod)
        -> [Self]
    {
        guard !periods.isEmpty else { return [] }
        let isOld = periods.contains { $0.period.start < quarter.start }
        let hasEnded = periods.allSatisfy { $0.period.end != nil }
        let measures: [Measure] =
            [.childProtection, isOld ? .childProtectionContinuing : .childProtectionStarted] + (hasEnded ? [.childProtectionEnded] : [])
        return periods.map { Self(organiser: $0.organiser, first: $0.period.start, measures: measures) }
    }

    /// What a decision counts as.
    public static func decision(
        _ organiser: Area, decided: Day, type: DecisionType, service: SocialService, outcome: DecisionOutcome, picks: DecisionPicks
    ) -> Self {
        let taken = DecisionPicks.each.indices.filter { picks.contains(DecisionPicks.each[$0]) }.map { Measure.decisionPicks[$0] }
        return Self(
            organiser: organiser, first: decided,
            measures: [
                .decisions, Measure.decisionTypes[type.index], Measure.decisionServices[service.index],
                Measure.decisionOutcomes[outcome.index],
            ] + taken)
    }

    /// What a received service counts as.
    public static func service(_ organiser: Area, first: Day, service: SocialService, evidence: EvidenceKinds) -> Self {
        let kinds = EvidenceKinds.each.indices.filter { evidence.contains(EvidenceKinds.each[$0]) }.map { Measure.evidenceKinds[$0] }
        return Self(organiser: organiser, first: first, measures: [.services, Measure.serviceKinds[service.index]] + kinds)
    }
}
