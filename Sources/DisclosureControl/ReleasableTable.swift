import CodeLists
import RegisterModel
import Statistics

/// A table that may leave the register: it can be made only by `Publication.release`, from a joint check that passed.
///
/// It holds no hidden value anywhere; a page or file made from it cannot show what it does not have.
public struct ReleasableTable: ReleasedFigures {
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
    /// The settings the publication was protected with; printed beside the table.
    public let settings: ProtectionSettings
    /// The cells in the table's order: by place, task, age and measure as listed.
    public let cells: [Cell]
    private let figures: [Cell: ReleasedFigure]

    /// Only for `Release`: the caller has the proof.
    init(_ table: StatisticalTable, settings: ProtectionSettings, figure: (Cell, Figure) -> ReleasedFigure) {
        name = table.name
        measures = table.measures
        quarter = table.quarter
        places = table.places
        tasks = table.tasks
        ages = table.ages
        arrival = table.arrival
        cells = table.cells
        self.settings = settings
        figures = Dictionary(uniqueKeysWithValues: table.figures.map { ($0.key, figure($0.key, $0.value)) })
    }

    /// What may be said of a cell of the table; not applicable for a cell of another table.
    public subscript(cell: Cell) -> ReleasedFigure { figures[cell] ?? .notApplicable }
}

/// A protected publication: its tables, and the register's own record of how it was protected.
public struct Release: Sendable {
    /// The tables, in the order given.
    public let tables: [ReleasableTable]
    /// What later editions must know. **Confidential**: it holds the true values.
    public let record: ReleaseRecord
}
