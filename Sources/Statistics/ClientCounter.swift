import CodeLists
import RegisterModel

/// One reported client period as the statistics need it.
public struct CountedPeriod: Sendable {
    /// The organiser that reported it.
    public let organiser: Area
    /// The municipality; nil when withheld or unknown.
    public let municipality: Municipality?
    /// The service task.
    public let task: ServiceTask
    /// The first day of the period, included.
    public let start: Day

    /// Describes a period.
    public init(organiser: Area, municipality: Municipality?, task: ServiceTask, start: Day) {
        self.organiser = organiser
        self.municipality = municipality
        self.task = task
        self.start = start
    }

    /// A municipality of another area counts under the organiser that reported it, as unknown: geography must add up.
    var place: Place {
        guard let municipality, municipality.area == organiser else { return .unknownMunicipality(organiser) }
        return .municipality(municipality)
    }

    /// Later start wins; ties go to the greatest organiser, then the greatest municipality (derivation page, section 10).
    func outranks(_ other: CountedPeriod) -> Bool {
        (start, organiser, municipality?.index ?? -1) > (other.start, other.organiser, other.municipality?.index ?? -1)
    }
}

/// Counts distinct persons for published tables (derivation page, section 10): a person counts in one municipality per quarter and service
/// task, that of the reported period with the latest start, and in totals over tasks in that of the latest start over all tasks.
///
/// Feed it one person at a time; memory grows with the number of different cells, not with persons.
public struct ClientCounter: Sendable {
    private struct Key: Hashable {
        let place: Place
        let task: ServiceTask?
        let age: AgeGroup
    }

    private var counts: [Key: Int] = [:]

    /// A counter that has counted nobody.
    public init() {}

    /// Counts one person: all the person's periods of the quarter, in any order. No periods, no effect.
    public mutating func count(_ periods: some Sequence<CountedPeriod>, age: AgeGroup) {
        var latest: [ServiceTask: CountedPeriod] = [:]
        var overall: CountedPeriod?
        for period in periods {
            if latest[period.task].map({ period.outranks($0) }) ?? true { latest[period.task] = period }
            if overall.map({ period.outranks($0) }) ?? true { overall = period }
        }
        for (task, period) in latest { add(period.place, task, age) }
        if let overall { add(overall.place, nil, age) }
    }

    private mutating func add(_ place: Place, _ task: ServiceTask?, _ age: AgeGroup) {
        counts[Key(place: place, task: task, age: age), default: 0] += 1
    }

    /// The table of clients over these places, tasks and ages, made by adding what was counted.
    public func table(
        name: String, quarter: MonitoringPeriod, places: [Place], tasks: [ServiceTask?], ages: [AgeClass], delivered: Set<Block>
    ) -> StatisticalTable {
        var sums: [Place: [ServiceTask?: [AgeGroup: Int]]] = [:]
        for (key, count) in counts {
            var place: Place? = key.place
            while let current = place {
                sums[current, default: [:]][key.task, default: [:]][key.age, default: 0] += count
                place = current.parent
            }
        }
        return StatisticalTable(name: name, quarter: quarter, places: places, tasks: tasks, ages: ages, delivered: delivered) { cell in
            let byAge = sums[cell.place]?[cell.task] ?? [:]
            return cell.age.groups.reduce(0) { $0 + (byAge[$1] ?? 0) }
        }
    }
}
