import CodeLists
import RegisterModel
import Statistics

/// What may be said of a cell.
public enum ReleasedFigure: Hashable, Sendable {
    /// The number may be shown.
    case shown(Int)
    /// The number is hidden. Small numbers and numbers hidden to protect them look the same.
    case hidden
    /// The data have not arrived. Never zero.
    case notDelivered
    /// The combination does not exist.
    case notApplicable

    /// The word in files: `shown`, `hidden`, `not-delivered`, `not-applicable`.
    public var status: String {
        switch self {
        case .shown: "shown"
        case .hidden: "hidden"
        case .notDelivered: "not-delivered"
        case .notApplicable: "not-applicable"
        }
    }

    /// The number, where it may be shown.
    public var value: Int? {
        if case .shown(let value) = self { value } else { nil }
    }
}

/// A table of figures that may be shown: one that is about to leave (`ReleasableTable`), one that has left (`PublishedTable`), or a part of
/// one. Every file format is written from it; it holds no hidden value anywhere, so neither can they.
public protocol ReleasedFigures: Sendable {
    /// A short stable name, used in file names and addresses.
    var name: String { get }
    /// What is counted, in order.
    var measures: [Measure] { get }
    /// The quarter.
    var quarter: MonitoringPeriod { get }
    /// The rows of geography, in order.
    var places: [Place] { get }
    /// The service tasks, in order; nil is the total over tasks.
    var tasks: [ServiceTask?] { get }
    /// The ages, in order.
    var ages: [AgeClass] { get }
    /// What has arrived.
    var arrival: Arrival { get }
    /// What may be said of a cell of the table; not applicable for a cell of another table.
    subscript(cell: Cell) -> ReleasedFigure { get }
}

extension ReleasedFigures {
    /// The cells in the table's order: by place, task, age and measure as listed.
    public var cells: [Cell] {
        places.flatMap { place in
            tasks.flatMap { task in
                ages.flatMap { age in measures.map { Cell($0, quarter, place, task: task, age: age) } }
            }
        }
    }

    /// What may be said of a place, a task (nil for the total over tasks), ages and a measure (nil for the table's first).
    public func figure(_ place: Place, _ task: ServiceTask?, _ age: AgeClass = .total, _ measure: Measure? = nil) -> ReleasedFigure {
        guard let measure = measure ?? measures.first else { return .notApplicable }
        return self[Cell(measure, quarter, place, task: task, age: age)]
    }

    /// Which part of what a cell should cover has arrived: totals stand for the delivered blocks only, and a page says so beside them.
    public func coverage(_ place: Place, _ task: ServiceTask?) -> Coverage {
        Cell(.clients, quarter, place, task: task).coverage(of: arrival.blocks)
    }
}
