import CodeLists
import RegisterModel

/// One client period as the statistics need it.
public struct CountedPeriod: Sendable {
    /// The organiser that reported it.
    public let organiser: Area
    /// The municipality; nil when withheld or unknown.
    public let municipality: Municipality?
    /// The service task.
    public let task: ServiceTask
    /// The first day of the period, included.
    public let start: Day
    /// The last day, included; nil if not ended at the end of the quarter.
    public let end: Day?

    /// Describes a period.
    public init(organiser: Area, municipality: Municipality?, task: ServiceTask, start: Day, end: Day? = nil) {
        self.organiser = organiser
        self.municipality = municipality
        self.task = task
        self.start = start
        self.end = end
    }

    /// A municipality of another area counts under the organiser that reported it, as unknown: geography must add up.
    public var place: Place {
        guard let municipality, municipality.area == organiser else { return .unknownMunicipality(organiser) }
        return .municipality(municipality)
    }

    /// Later start wins; ties go to the greatest organiser, then the greatest municipality (derivation page, section 10).
    public func outranks(_ other: CountedPeriod) -> Bool {
        (start, organiser, municipality?.index ?? -1) > (other.start, other.organiser, other.municipality?.index ?? -1)
    }
}

/// Counts distinct persons for published tables (derivation page, section 10): a person counts in one municipality per quarter and service
/// task, that of the reported period with the latest start, and in totals over tasks in that of the latest start over all tasks.
///
/// Feed it one person at a time; its size is that of the table of all cells and does not grow with persons.
public struct ClientCounter: Sendable, Equatable {
    /// What is remembered of one person's periods of a task, or of all tasks.
    private struct Standing {
        var latest: CountedPeriod?
        var isOpenBefore = false
        var hasEnded = true
    }

    /// The quarter.
    public let quarter: MonitoringPeriod
    private var counts: [Int32]
    /// One for each task, the last for all tasks; empty between persons.
    private var standings = [Standing](repeating: Standing(), count: taskCount)

    /// Those that are counted; continuing clients are the others less the started ones.
    private static let measures: [Measure] = [.clients, .started, .ended] + Measure.durations
    private static let taskCount = ServiceTask.inScope.count + 1
    private static let placeCount = Municipality.all.count + Area.all.count
    private static let ageCount = AgeGroup.allCases.count
    private static let placeOfTask: [Int?] = ServiceTask.all.map { ServiceTask.inScope.firstIndex(of: $0) }

    /// A counter that has counted nobody.
    public init(quarter: MonitoringPeriod) {
        self.quarter = quarter
        counts = [Int32](repeating: 0, count: Self.measures.count * Self.taskCount * Self.placeCount * Self.ageCount)
    }

    /// Counts one person: all the person's periods of the quarter, in any order. No periods, no effect; tasks outside the register neither.
    public mutating func count(_ periods: some Sequence<CountedPeriod>, age: AgeGroup) {
        for period in periods {
            guard let place = Self.placeOfTask[period.task.index] else { continue }
            take(period, at: place)
            take(period, at: Self.taskCount - 1)
        }
        for task in 0..<Self.taskCount {
            guard let latest = standings[task].latest else { continue }
            let slot = Self.slot(latest.place)
            add(.clients, task, slot, age)
            if !standings[task].isOpenBefore { add(.started, task, slot, age) }
            if standings[task].hasEnded { add(.ended, task, slot, age) }
            add(Measure.lasting(days: (latest.end ?? quarter.end).number - latest.start.number + 1), task, slot, age)
            standings[task] = Standing()
        }
    }

    private mutating func take(_ period: CountedPeriod, at task: Int) {
        if standings[task].latest.map({ period.outranks($0) }) ?? true { standings[task].latest = period }
        if period.start < quarter.start { standings[task].isOpenBefore = true }
        if period.end == nil { standings[task].hasEnded = false }
    }

    private mutating func add(_ measure: Measure, _ task: Int, _ slot: Int, _ age: AgeGroup) {
        guard let number = Self.measures.firstIndex(of: measure) else { return }
        counts[Self.index(number, task, slot, age.rawValue)] += 1
    }

    private static func index(_ measure: Int, _ task: Int, _ slot: Int, _ age: Int) -> Int {
        ((measure * taskCount + task) * placeCount + slot) * ageCount + age
    }

    private static func slot(_ place: Place) -> Int {
        switch place {
        case .municipality(let municipality): municipality.index
        case .unknownMunicipality(let area), .area(let area): Municipality.all.count + area.index
        case .country: 0
        }
    }

    /// Whether the same was counted.
    public static func == (a: ClientCounter, b: ClientCounter) -> Bool { a.quarter == b.quarter && a.counts == b.counts }

    // MARK: Reading

    /// Every count above zero: by measure, task (the total last), place and age. Continuing clients are not among them.
    public func forEachCount(_ body: (Measure, Place, ServiceTask?, AgeGroup, Int) throws -> Void) rethrows {
        for (number, measure) in Self.measures.enumerated() {
            for task in 0..<Self.taskCount {
                for slot in 0..<Self.placeCount {
                    for age in AgeGroup.allCases {
                        let count = counts[Self.index(number, task, slot, age.rawValue)]
                        guard count > 0 else { continue }
                        let place: Place =
                            slot < Municipality.all.count
                            ? .municipality(Municipality(index: slot)) : .unknownMunicipality(Area(index: slot - Municipality.all.count))
                        try body(measure, place, task < ServiceTask.inScope.count ? ServiceTask.inScope[task] : nil, age, Int(count))
                    }
                }
            }
        }
    }

    /// Sets one count, as `forEachCount` gave it; false for what no counter counts.
    @discardableResult
    mutating func set(_ measure: Measure, _ place: Place, _ task: ServiceTask?, _ age: AgeGroup, to count: Int) -> Bool {
        guard let number = Self.measures.firstIndex(of: measure), let count = Int32(exactly: count), place.level == .municipality else {
            return false
        }
        let column = task.map { Self.placeOfTask[$0.index] } ?? Self.taskCount - 1
        guard let column else { return false }
        counts[Self.index(number, column, Self.slot(place), age.rawValue)] = count
        return true
    }

    /// The number of persons of a cell, made by adding its municipalities and ages.
    public func count(_ cell: Cell) -> Int {
        if cell.measure == .continuing { return count(cell.counting(.clients)) - count(cell.counting(.started)) }
        guard let number = Self.measures.firstIndex(of: cell.measure),
            let task = cell.task.map({ Self.placeOfTask[$0.index] }) ?? Self.taskCount - 1
        else { return 0 }
        let ages = cell.age.groups
        func sum(_ slot: Int) -> Int { ages.reduce(0) { $0 + Int(counts[Self.index(number, task, slot, $1.rawValue)]) } }
        func sum(_ area: Area) -> Int {
            area.municipalities.reduce(sum(Municipality.all.count + area.index)) { $0 + sum($1.index) }
        }
        return switch cell.place {
        case .country: Area.organisers.reduce(0) { $0 + sum($1) }
        case .area(let area): sum(area)
        case .municipality, .unknownMunicipality: sum(Self.slot(cell.place))
        }
    }

    /// The table of clients over these places, tasks and ages, made by adding what was counted.
    public func table(
        name: String, measures: [Measure] = [.clients], places: [Place], tasks: [ServiceTask?], ages: [AgeClass], arrival: Arrival
    ) -> StatisticalTable {
        StatisticalTable(
            name: name, measures: measures, quarter: quarter, places: places, tasks: tasks, ages: ages, arrival: arrival, count: count)
    }
}
