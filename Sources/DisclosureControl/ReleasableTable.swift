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

/// A table that may leave the register: it can be made only by `Publication.release`, from a joint check that passed.
///
/// It holds no hidden value anywhere; a page or file made from it cannot show what it does not have.
public struct ReleasableTable: Sendable {
    /// A short stable name, used in file names and addresses.
    public let name: String
    /// What is counted.
    public let measure: Measure
    /// The quarter.
    public let quarter: MonitoringPeriod
    /// The rows of geography, in order.
    public let places: [Place]
    /// The service tasks, in order; nil is the total over tasks.
    public let tasks: [ServiceTask?]
    /// The ages, in order.
    public let ages: [AgeClass]
    /// The settings the publication was protected with; printed beside the table.
    public let settings: ProtectionSettings
    /// The cells in the table's order: by place, task and age as listed.
    public let cells: [Cell]
    private let delivered: Set<Block>
    private let figures: [Cell: ReleasedFigure]

    /// Only for `Release`: the caller has the proof.
    init(_ table: StatisticalTable, settings: ProtectionSettings, figure: (Cell, Figure) -> ReleasedFigure) {
        name = table.name
        measure = table.measure
        quarter = table.quarter
        places = table.places
        tasks = table.tasks
        ages = table.ages
        cells = table.cells
        delivered = table.delivered
        self.settings = settings
        figures = Dictionary(uniqueKeysWithValues: table.figures.map { ($0.key, figure($0.key, $0.value)) })
    }

    /// What may be said of a cell of the table; not applicable for a cell of another table.
    public subscript(cell: Cell) -> ReleasedFigure { figures[cell] ?? .notApplicable }

    /// What may be said of a place, a task (nil for the total over tasks) and ages.
    public func figure(_ place: Place, _ task: ServiceTask?, _ age: AgeClass = .total) -> ReleasedFigure {
        self[Cell(measure, quarter, place, task: task, age: age)]
    }

    /// Which part of what a cell should cover has arrived: totals stand for the delivered blocks only, and a page says so beside them.
    public func coverage(_ place: Place, _ task: ServiceTask?) -> Coverage {
        Cell(measure, quarter, place, task: task).coverage(of: delivered)
    }
}

/// A protected publication: its tables, and the register's own record of how it was protected.
public struct Release: Sendable {
    /// The tables, in the order given.
    public let tables: [ReleasableTable]
    /// What later editions must know. **Confidential**: it holds the true values.
    public let record: ReleaseRecord
}

/// The register's own record of a release, kept so that later editions can be checked against it. **Confidential**: it holds true values and
/// never leaves; `summary` may be shown.
public struct ReleaseRecord: Sendable, Codable {
    /// What may be told outside about how a release was protected.
    public struct Summary: Hashable, Sendable, Codable {
        /// Cells with a count, shown or hidden.
        public let cells: Int
        /// Cells hidden because their own count is too small.
        public let sensitive: Int
        /// Cells hidden to protect others.
        public let complementary: Int
        /// Rounds of search, check and repair.
        public let rounds: Int
        /// Relations the check used: sums and covers.
        public let relations: Int
        /// Tables that prove the pattern safe.
        public let witnesses: Int
        /// A fingerprint of the pattern and its proof; the same edition made twice has the same.
        public let digest: String

        /// Hidden cells as a share of all cells with a count, 0 to 1.
        public var hiddenShare: Double { cells == 0 ? 0 : Double(sensitive + complementary) / Double(cells) }
    }

    struct Entry: Sendable, Codable {
        let cell: Cell
        let figure: Figure
        let isHidden: Bool
        var rounded: Int?
    }

    struct Version: Sendable, Codable {
        let block: Block
        let name: String
    }

    /// Numbers that may be told.
    public let summary: Summary
    /// The settings of the release.
    public let settings: ProtectionSettings
    let entries: [Entry]
    let versions: [Version]
}
