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
        population = municipalities.reduce(0) { $0 + (Self.population(of: $1, in: period) ?? 0) }
        nationalPopulation = Area.organisers.flatMap(\.municipalities).reduce(0) { $0 + (Self.population(of: $1, in: period) ?? 0) }
        if population == 0 { return nil }
    }

    /// The nearest earlier population known, else the nearest (derivation page, section 10).
    private static func population(of municipality: Municipality, in period: MonitoringPeriod) -> Int? {
        let known = municipality.population
        let year = known.keys.filter { $0 <= period.year }.max() ?? known.keys.min()
        return year.flatMap { known[$0] }
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
