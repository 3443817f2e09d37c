import CodeLists
import RegisterModel

/// What stands in a cell before disclosure control.
public enum Figure: Hashable, Sendable, Codable {
    /// A number of distinct persons, 0 or more.
    case count(Int)
    /// None of the blocks the cell would count has arrived. Never shown as zero.
    case notDelivered
    /// The combination does not exist.
    case notApplicable
}

/// A table of counts as the register knows them: **not for publication**. Only `Publication.release` turns it into something that may leave.
///
/// A table is the full product of its places, tasks, ages and measures for one quarter; every combination has a figure.
public struct StatisticalTable: Sendable {
    /// A short stable name, used in file names and addresses.
    public let name: String
    /// What is counted, in order.
    public let measures: [Measure]
    /// The quarter.
    public let quarter: MonitoringPeriod
    /// The rows of geography, in order.
    public let places: [Place]
    /// The service tasks, in order; nil is the total over tasks.
    public let tasks: [ServiceTask?]
    /// The ages, in order.
    public let ages: [AgeClass]
    /// What has arrived; totals cover it and nothing else.
    public let arrival: Arrival
    /// The figures by cell.
    public let figures: [Cell: Figure]

    /// Makes a table. A cell none of whose blocks has arrived becomes `notDelivered`, whatever `count` says.
    ///
    /// - Parameter count: the number of persons of a cell, asked once for every cell some of whose blocks have arrived.
    public init(
        name: String, measures: [Measure] = [.clients], quarter: MonitoringPeriod, places: [Place], tasks: [ServiceTask?],
        ages: [AgeClass] = [.total], arrival: Arrival, count: (Cell) -> Int
    ) {
        self.name = name
        self.measures = measures
        self.quarter = quarter
        self.places = places
        self.tasks = tasks
        self.ages = ages
        self.arrival = arrival
        var figures: [Cell: Figure] = [:]
        figures.reserveCapacity(places.count * tasks.count * ages.count * measures.count)
        for place in places {
            for task in tasks {
                let hasArrived = arrival.reaches(place, task)
                for age in ages {
                    for measure in measures {
                        let cell = Cell(measure, quarter, place, task: task, age: age)
                        figures[cell] = hasArrived ? .count(count(cell)) : .notDelivered
                    }
                }
            }
        }
        self.figures = figures
    }

    /// Makes a table of one measure where whole areas have arrived or not.
    public init(
        name: String, measure: Measure = .clients, quarter: MonitoringPeriod, places: [Place], tasks: [ServiceTask?],
        ages: [AgeClass] = [.total], delivered: Set<Block>, count: (Cell) -> Int
    ) {
        self.init(
            name: name, measures: [measure], quarter: quarter, places: places, tasks: tasks, ages: ages,
            arrival: Arrival(blocks: delivered),
            count: count)
    }

    /// The blocks that have arrived.
    public var delivered: Set<Block> { arrival.blocks }

    /// The cells in the order of the table: by place, task, age and measure as listed.
    public var cells: [Cell] {
        places.flatMap { place in
            tasks.flatMap { task in
                ages.flatMap { age in measures.map { Cell($0, quarter, place, task: task, age: age) } }
            }
        }
    }
}

extension StatisticalTable {
    /// The table *clients by area and service task in the quarter*: 22 areas and the country × six tasks and the total.
    ///
    /// - Parameters:
    ///   - clients: distinct persons by area and task, each counted in one area per task (derivation page, section 10); absent means 0.
    ///   - totals: distinct persons by area over all tasks, each counted in one area; absent means 0. Not the sum of `clients`.
    ///   - delivered: the blocks that have arrived. Others are shown as not delivered, and the totals do not cover them.
    ///
    /// The country's figures are the sums over areas.
    public static func clientsByAreaAndTask(
        quarter: MonitoringPeriod, clients: [Block: Int], totals: [Area: Int], delivered: Set<Block>
    ) -> StatisticalTable {
        func count(_ area: Area, _ task: ServiceTask?) -> Int {
            guard let task else { return totals[area] ?? 0 }
            let block = Block(area, task)
            return delivered.contains(block) ? clients[block] ?? 0 : 0
        }
        return StatisticalTable(
            name: "clients-by-area-and-task", quarter: quarter, places: [.country] + Area.organisers.map { .area($0) },
            tasks: ServiceTask.inScope.map { $0 } + [nil], delivered: delivered
        ) { cell in
            cell.place.area.map { count($0, cell.task) } ?? Area.organisers.reduce(0) { $0 + count($1, cell.task) }
        }
    }
}
