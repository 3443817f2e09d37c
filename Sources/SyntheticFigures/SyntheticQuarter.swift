import CodeLists
import Foundation
import RegisterModel
import Statistics

/// Random numbers that are the same for the same seed everywhere.
package struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// A number from a Poisson distribution; above 50 by the normal one.
    package mutating func poisson(_ mean: Double) -> Int {
        if mean <= 0 { return 0 }
        if mean > 50 {
            let (first, second) = (
                Double.random(in: Double.leastNonzeroMagnitude...1, using: &self), Double.random(in: 0..<1, using: &self)
            )
            return max(0, Int((mean + (-2 * log(first) * mean).squareRoot() * cos(2 * .pi * second)).rounded()))
        }
        var (count, product) = (-1, 1.0)
        while product > exp(-mean) {
            product *= Double.random(in: 0..<1, using: &self)
            count += 1
        }
        return count
    }
}

/// A national quarter of distinct persons as THL estimates it: clients by task, about 1.24 tasks a person, ages by task, spread over the
/// municipalities by their inhabitants. One unit drawn is a person with one task or with two.
package struct SyntheticQuarter {
    package static let quarter = MonitoringPeriod(year: 2023, quarter: 1)!
    package static let ages: [AgeGroup] = [.under18, .from18, .from25, .from65, .over84]
    /// Clients of each task in the country, in the order of the code list.
    private static let clients: [Double] = [250_000, 250_000, 240_000, 42_000, 130_000, 40_000]
    /// Shares of the ages in each task, in thousandths.
    private static let shares: [[Double]] = [
        [0, 0, 10, 620, 370], [0, 130, 850, 20, 0], [550, 30, 418, 2, 0], [820, 150, 30, 0, 0], [140, 70, 380, 270, 140],
        [10, 120, 770, 100, 0],
    ]

    /// Persons by municipality, task (nil: all) and age.
    package private(set) var persons: [Municipality: [ServiceTask?: [AgeGroup: Int]]] = [:]

    /// - Parameter scale: the size of the register; 1 is 770 000 persons.
    package init(seed: UInt64, scale: Double = 1) {
        var random = SplitMix(seed: seed)
        let municipalities = Area.organisers.flatMap(\.municipalities)
        let inhabitants = municipalities.reduce(0) { $0 + ($1.population[2022] ?? 0) }
        let tasks = ServiceTask.inScope
        for municipality in municipalities {
            let share = Double(municipality.population[2022] ?? 0) / Double(inhabitants) * scale
            for (column, age) in Self.ages.enumerated() {
                let expected = tasks.indices.map { Self.clients[$0] * Self.shares[$0][column] / 1000 }
                let all = expected.reduce(0, +)
                var single = expected
                var pairs: [(Int, Int, Double)] = []
                for a in tasks.indices {
                    for b in tasks.indices where a < b {
                        let both = 0.7 * expected[a] * expected[b] / all
                        single[a] -= both
                        single[b] -= both
                        pairs.append((a, b, both))
                    }
                }
                func add(_ count: Int, to tasks: [ServiceTask?]) {
                    for task in tasks { persons[municipality, default: [:]][task, default: [:]][age, default: 0] += count }
                }
                for (number, mean) in single.enumerated() { add(random.poisson(mean * share), to: [tasks[number], nil]) }
                for (a, b, mean) in pairs { add(random.poisson(mean * share), to: [tasks[a], tasks[b], nil]) }
            }
        }
    }

    /// The number of persons of a cell.
    package func count(_ cell: Cell) -> Int {
        let municipalities: [Municipality] =
            switch cell.place {
            case .country: Area.organisers.flatMap(\.municipalities)
            case .area(let area): area.municipalities
            case .municipality(let municipality): [municipality]
            case .unknownMunicipality: []
            }
        return municipalities.reduce(0) { sum, municipality in
            let byAge = persons[municipality]?[cell.task] ?? [:]
            return sum + cell.age.groups.reduce(0) { $0 + (byAge[$1] ?? 0) }
        }
    }

    /// Country, areas and municipalities × six tasks and the total × ages and the total.
    package func table(
        name: String = "clients", ages: [AgeClass] = Self.ages.map { AgeClass($0) } + [.total], areas: [Area] = Area.organisers
    )
        -> StatisticalTable
    {
        let places = [.country] + areas.map { Place.area($0) } + areas.flatMap { $0.municipalities.map { Place.municipality($0) } }
        return StatisticalTable(
            name: name, quarter: Self.quarter, places: places, tasks: ServiceTask.inScope.map { $0 } + [nil], ages: ages,
            delivered: Set(Block.all), count: count)
    }
}
