import CodeLists
import RegisterModel

/// Everything that an edition of a quarter counts, with what it is counted out of. **Not for publication**: it holds every small count.
public struct EditionCounts: Sendable, Equatable {
    /// How many reconciled periods of an area and task came by which channel.
    public struct Sources: Hashable, Sendable {
        /// Periods by source.
        public var counts: [PeriodSource: Int] = [:]
        /// All of them.
        public var total: Int { counts.values.reduce(0, +) }
    }

    /// The quarter.
    public let quarter: MonitoringPeriod
    /// Distinct persons by measure, place, task and age.
    public internal(set) var counter: ClientCounter
    /// What has arrived of client periods.
    public internal(set) var arrival: Arrival
    /// Distinct persons of the other blocks, by measure and area.
    public internal(set) var facts: FactCounts
    /// What has arrived of the other blocks.
    public internal(set) var factArrivals: [BlockKind: Arrival]
    /// Where the periods of each block come from.
    public internal(set) var sources: [Block: Sources]
    /// What each block holds, as a name that changes whenever its reconciled periods do.
    public internal(set) var versions: [Block: String]

    /// Counts of nobody.
    init(quarter: MonitoringPeriod) {
        self.quarter = quarter
        counter = ClientCounter(quarter: quarter)
        arrival = Arrival(blocks: [])
        facts = FactCounts()
        factArrivals = [:]
        sources = [:]
        versions = [:]
    }

    /// The number of persons of a cell.
    public func count(_ cell: Cell) -> Int {
        if cell.measure < .childProtection { return counter.count(cell) }
        guard cell.task == nil, cell.age.isTotal else { return 0 }
        return switch cell.place {
        case .country: facts.count(cell.measure, nil)
        case .area(let area): facts.count(cell.measure, area)
        case .municipality, .unknownMunicipality: 0
        }
    }
}

/// Counts an edition, one person at a time: joins the person's reported periods, then counts them.
///
/// A municipality whose own group has not delivered a task has no figure of its own; persons whom others report there count in the row
/// without municipality, so that geography adds up and missing is never zero.
public struct EditionCounting {
    private var counts: EditionCounts
    private let arrived: [ServiceTask: Set<Municipality>]
    private var digests: [Block: (UInt64, UInt64)] = [:]
    /// Joined periods so far.
    public private(set) var periods = 0
    /// Distinct persons so far.
    public private(set) var persons = 0

    /// Begins to count.
    /// - Parameters:
    ///   - arrived: by service task the municipalities whose group has delivered client periods of it.
    ///   - others: by kind of the other blocks the municipalities whose group has delivered it.
    public init(
        quarter: MonitoringPeriod, arrived: [ServiceTask: Set<Municipality>], others: [BlockKind: Set<Municipality>] = [:]
    ) {
        counts = EditionCounts(quarter: quarter)
        self.arrived = arrived
        counts.arrival = Arrival(arrived)
        counts.factArrivals = others.mapValues { municipalities in
            Arrival(Dictionary(uniqueKeysWithValues: ServiceTask.inScope.map { ($0, municipalities) }))
        }
    }

    /// Counts one person's rows of a block other than client periods.
    public mutating func add(_ facts: some Sequence<FactCounts.Fact>) { counts.facts.count(facts) }

    /// Counts one person.
    /// - Parameters:
    ///   - reported: all that was reported of the person for the quarter, in any order.
    ///   - birthYear: the year of birth; nil where it is not known.
    ///   - person: something that tells the person apart, for the versions of the blocks.
    public mutating func add(_ reported: some Sequence<ReportedPeriod>, birthYear: Int?, person: (UInt64, UInt64)) {
        let joined = reported.reconciled()
        guard !joined.isEmpty else { return }
        persons += 1
        periods += joined.count
        for period in joined {
            let block = Block(period.organiser, period.task)
            counts.sources[block, default: EditionCounts.Sources()].counts[period.source, default: 0] += 1
            digest(period, of: block, person, birthYear)
        }
        counts.counter.count(
            joined.lazy.map { [arrived] period in
                let isKnown = period.municipality.map { arrived[period.task]?.contains($0) ?? false } ?? false
                return CountedPeriod(
                    organiser: period.organiser, municipality: isKnown ? period.municipality : nil, task: period.task,
                    start: period.period.start, end: period.period.end)
            }, age: AgeGroup(birthYear: birthYear, quarter: counts.quarter))
    }

    /// What was counted.
    public func finish() -> EditionCounts {
        var counts = counts
        counts.versions = digests.mapValues { $0.0.hexadecimal + $0.1.hexadecimal }
        return counts
    }

    /// Adds a period to the fingerprint of its block. Sums do not depend on the order of persons.
    private mutating func digest(_ period: ReconciledPeriod, of block: Block, _ person: (UInt64, UInt64), _ birthYear: Int?) {
        let end = period.period.end.map { UInt64(UInt32(bitPattern: $0.number)) } ?? 1 << 40
        let place = UInt64(period.municipality.map { $0.index + 1 } ?? 0) << 12 | UInt64(birthYear ?? 0) & 0xfff
        let days = UInt64(UInt32(bitPattern: period.period.start.number)) << 24 ^ end
        var first = Self.mixed(person.0 ^ Self.mixed(days))
        first = Self.mixed(first ^ person.1 ^ place << 20)
        let second = Self.mixed(first &+ 0x9e37_79b9_7f4a_7c15 ^ person.1)
        let known = digests[block] ?? (0, 0)
        digests[block] = (known.0 &+ first, known.1 &+ second)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}
