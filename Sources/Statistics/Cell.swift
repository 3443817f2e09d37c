import CodeLists
import RegisterModel

/// The name of one number of persons. The same cell in two tables is one cell, and is protected as one (disclosure page, section 1).
public struct Cell: Hashable, Comparable, Sendable, Codable {
    /// What is counted.
    public let measure: Measure
    /// The quarter.
    public let quarter: MonitoringPeriod
    /// Where.
    public let place: Place
    /// The service task; nil is the total over tasks: distinct persons, not a sum.
    public let task: ServiceTask?
    /// The ages.
    public let age: AgeClass

    /// Names a cell.
    public init(_ measure: Measure, _ quarter: MonitoringPeriod, _ place: Place, task: ServiceTask? = nil, age: AgeClass = .total) {
        self.measure = measure
        self.quarter = quarter
        self.place = place
        self.task = task
        self.age = age
    }

    /// The same cell elsewhere.
    public func at(_ place: Place) -> Cell { Cell(measure, quarter, place, task: task, age: age) }
    /// The same cell for another task; nil for the total.
    public func of(_ task: ServiceTask?) -> Cell { Cell(measure, quarter, place, task: task, age: age) }
    /// The same cell for other ages.
    public func aged(_ age: AgeClass) -> Cell { Cell(measure, quarter, place, task: task, age: age) }
    /// The same cell for another measure.
    public func counting(_ measure: Measure) -> Cell { Cell(measure, quarter, place, task: task, age: age) }

    /// The order of rows in files: quarter, measure, place, task (total first), age (total first).
    public static func < (a: Cell, b: Cell) -> Bool {
        if a.quarter != b.quarter { return a.quarter < b.quarter }
        if a.measure != b.measure { return a.measure < b.measure }
        if a.place != b.place { return a.place < b.place }
        if a.task != b.task { return (a.task?.index ?? -1) < (b.task?.index ?? -1) }
        return a.age < b.age
    }
}
