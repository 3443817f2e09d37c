import CodeLists
import Foundation
import RegisterModel
import Statistics

/// A table that has left the register, or is about to be approved, read back from its prepared file. What it holds was made by
/// `Publication.release`; reading it again discloses nothing more.
public struct PublishedTable: ReleasedFigures {
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
    /// What has arrived.
    public let arrival: Arrival
    private let figures: [Cell: ReleasedFigure]

    /// What may be said of a cell of the table; not applicable for a cell of another table.
    public subscript(cell: Cell) -> ReleasedFigure { figures[cell] ?? .notApplicable }

    /// Why a prepared file cannot be read: it was changed by something else than this program.
    public struct Unreadable: Error, Hashable {}

    /// Reads a prepared file.
    public init(prepared: Data) throws {
        let file = try JSONDecoder().decode(PreparedFile.self, from: prepared)
        let places = file.places.compactMap(Place.init(fileCode:))
        guard places.count == file.places.count else { throw Unreadable() }
        name = file.name
        measures = file.measures
        quarter = file.quarter
        self.places = places
        tasks = file.tasks
        ages = file.ages
        arrival = file.arrival
        var figures: [Cell: ReleasedFigure] = [:]
        figures.reserveCapacity(file.figures.count)
        var rest = file.figures[...]
        for place in places {
            for task in tasks {
                for age in ages {
                    for measure in measures {
                        guard let number = rest.popFirst() else { throw Unreadable() }
                        figures[Cell(measure, quarter, place, task: task, age: age)] = ReleasedFigure(number: number)
                    }
                }
            }
        }
        guard rest.isEmpty else { throw Unreadable() }
        self.figures = figures
    }

    /// A part of the table: what is not listed is left out, the order stays. Nothing is added up.
    public func selecting(
        places: (Place) -> Bool = { _ in true }, tasks: (ServiceTask?) -> Bool = { _ in true }, ages: (AgeClass) -> Bool = { _ in true },
        measures: (Measure) -> Bool = { _ in true }
    ) -> PublishedTable {
        PublishedTable(
            self, places: self.places.filter(places), tasks: self.tasks.filter(tasks), ages: self.ages.filter(ages),
            measures: self.measures.filter(measures))
    }

    private init(_ table: PublishedTable, places: [Place], tasks: [ServiceTask?], ages: [AgeClass], measures: [Measure]) {
        name = table.name
        quarter = table.quarter
        arrival = table.arrival
        figures = table.figures
        self.places = places
        self.tasks = tasks
        self.ages = ages
        self.measures = measures
    }
}

extension ReleasableTable {
    /// The table as the register keeps it for its own pages: compact JSON with sorted keys, the same table the same bytes.
    public func prepared() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            PreparedFile(
                name: name, measures: measures, quarter: quarter, places: places.map(\.fileCode), tasks: tasks, ages: ages,
                arrival: arrival,
                figures: cells.map { self[$0].number }))
    }
}

/// The shape of a prepared file. Figures stand in the order of the cells; -1 is hidden, -2 not delivered, -3 not applicable.
private struct PreparedFile: Codable {
    let name: String
    let measures: [Measure]
    let quarter: MonitoringPeriod
    let places: [String]
    let tasks: [ServiceTask?]
    let ages: [AgeClass]
    let arrival: Arrival
    let figures: [Int]
}

extension ReleasedFigure {
    /// As it stands in a prepared file.
    fileprivate var number: Int {
        switch self {
        case .shown(let value): value
        case .hidden: -1
        case .notDelivered: -2
        case .notApplicable: -3
        }
    }

    /// Reads what `number` wrote.
    init(number: Int) {
        switch number {
        case 0...: self = .shown(number)
        case -1: self = .hidden
        case -2: self = .notDelivered
        default: self = .notApplicable
        }
    }
}

extension Place {
    /// A code that is unique over levels, as files have one geography column: the rows without municipality carry their area's code.
    public var fileCode: String {
        if case .unknownMunicipality(let area) = self { return "\(area.slug)-unknown" }
        return code
    }

    /// Reads what `fileCode` wrote; nil for anything else.
    public init?(fileCode: String) {
        if fileCode == Place.country.code {
            self = .country
        } else if fileCode.hasSuffix("-unknown"), let area = Area(String(fileCode.dropLast(8))) {
            self = .unknownMunicipality(area)
        } else if let area = Area(fileCode) {
            self = .area(area)
        } else if let municipality = Municipality(fileCode) {
            self = .municipality(municipality)
        } else {
            return nil
        }
    }
}
