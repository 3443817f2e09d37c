import CodeLists
import RegisterModel

/// How many clients a service task can be expected to have: THL's estimate for the whole country (`estimatedClients` of the list of service
/// tasks, which names its source) divided by the country's population (list of municipalities).
public struct ExpectedVolume: Sendable {
    /// The inhabitants of the municipalities that the delivery is about.
    public let population: Int
    private let nationalPopulation: Int

    /// Expects clients of some municipalities in a quarter; nil where the population of none of them is known.
    public init?(municipalities: some Sequence<Municipality>, in period: MonitoringPeriod) {
        population = Self.population(of: municipalities, in: period.year)
        nationalPopulation = Self.national(in: period.year)
        if population == 0 { return nil }
    }

    /// Of each municipality the nearest earlier population known, else the nearest (derivation page, section 10); of those of which any is known.
    private static func population(of municipalities: some Sequence<Municipality>, in year: Int) -> Int {
        municipalities.reduce(0) { sum, municipality in
            let known = municipality.population
            return sum + ((known.keys.filter { $0 <= year }.max() ?? known.keys.min()).flatMap { known[$0] } ?? 0)
        }
    }

    private static let organisers = Area.organisers.flatMap(\.municipalities)
    /// The population of all organisers for each year between the first and the last that is known; before and after it does not change.
    private static let nationalPopulations: [(year: Int, population: Int)] = {
        let years = organisers.flatMap(\.population.keys)
        guard let first = years.min(), let last = years.max() else { return [] }
        return (first...last).map { ($0, population(of: organisers, in: $0)) }
    }()

    private static func national(in year: Int) -> Int {
        (nationalPopulations.last { $0.year <= year } ?? nationalPopulations.first)?.population ?? 0
    }

    /// The least and the most clients per 1 000 inhabitants that need no reason: half and double of the estimate. Nil without an estimate.
    public func range(of task: ServiceTask) -> ClosedRange<Double>? {
        guard let estimate = task.estimatedClients else { return nil }
        let perThousand = 1000 / Double(nationalPopulation)
        return Double(estimate.lowerBound) * perThousand / 2...Double(estimate.upperBound) * perThousand * 2
    }

    /// Clients per 1 000 inhabitants.
    public func rate(_ clients: Int) -> Double { Double(clients) * 1000 / Double(population) }
}
