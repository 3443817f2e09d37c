import Statistics

/// Everything that anybody can get for a quarter: the tables to be published together, and what earlier editions showed.
///
/// Nothing is protected alone. All tables and editions form one system of cells and relations, and `release` protects that system or refuses
/// (disclosure page, sections 1 and 5). A county's own unpublished figures stay outside and must not be published with another pattern.
public struct Publication: Sendable {
    /// The inhabitants of a place and age as published elsewhere, for the rule that *nearly everybody is a client* is also a disclosure.
    public struct Inhabitants: Sendable {
        let place: Place
        let age: AgeClass
        let count: Int

        /// States a published population.
        public init(_ place: Place, age: AgeClass = .total, count: Int) {
            self.place = place
            self.age = age
            self.count = count
        }
    }

    /// A relation between cells that the tables' own shape does not tell, such as a year's distinct persons over its quarters.
    public enum Relation: Sendable {
        /// The total is the sum of the parts.
        case sum(total: Cell, parts: [Cell])
        /// Distinct persons: each part ≤ total ≤ the parts together.
        case cover(total: Cell, parts: [Cell])
        /// Whoever counts in the first cell counts in the second.
        case within(Cell, Cell)
        /// Whoever counts in the cell counts in one of the others.
        case bounded(Cell, by: [Cell])
    }

    /// A sum over cells of several quarters that is true but for a few persons.
    public struct Link: Sendable {
        let total: Cell
        let parts: [Cell]

        /// States that the total is nearly the sum of the parts.
        public init(total: Cell, parts: [Cell]) {
            self.total = total
            self.parts = parts
        }
    }

    /// The tables to publish. A cell in two tables must have the same figure in both.
    public var tables: [StatisticalTable]
    /// Tables not to be published that say how finer cells make up coarser ones, needed only where age classes overlap.
    public var background: [StatisticalTable]
    /// Earlier editions, retracted ones included: what they showed is known for ever.
    public var earlier: [ReleaseRecord]
    /// What was shown of other quarters that `links` tie to this one, oldest first: it is known for ever too.
    public var neighbours: [ReleaseRecord]
    /// Sums that reach into other quarters and hold but for a few persons, such as a quarter's clients being those who ended in it and those
    /// who continue in the next. Where the truth meets such a sum, everybody is taken to know.
    public var links: [Link]
    /// What each block of client periods holds, as a name that changes whenever its content does; a cell of an area or the country whose
    /// blocks are unchanged since an earlier edition is the same cell. A block not named is taken to be unchanged, and so is a cell of a
    /// municipality, or of child protection, decisions or services, whose value is.
    public var versions: [Block: String]
    /// Published populations.
    public var inhabitants: [Inhabitants]
    /// Further relations.
    public var relations: [Relation]
    /// Threshold, width, zeros and method.
    public var settings: ProtectionSettings

    /// A publication of these tables; the values not given are none, and the register's own settings.
    public init(
        tables: [StatisticalTable], background: [StatisticalTable] = [], earlier: [ReleaseRecord] = [], neighbours: [ReleaseRecord] = [],
        links: [Link] = [], versions: [Block: String] = [:], inhabitants: [Inhabitants] = [], relations: [Relation] = [],
        settings: ProtectionSettings = .standard
    ) {
        self.tables = tables
        self.background = background
        self.earlier = earlier
        self.neighbours = neighbours
        self.links = links
        self.versions = versions
        self.inhabitants = inhabitants
        self.relations = relations
        self.settings = settings
    }
}

/// Why nothing is published. Holds names of cells and numbers of failures, never a hidden value.
public enum ProtectionFailure: Error, Hashable, Sendable {
    /// The cell's parts do not add up to it, or two tables or editions disagree about it.
    case inconsistent(Cell)
    /// Overlapping classes need the figure of a finer cell, which no table gives.
    case finerFigureMissing(Cell)
    /// No safe pattern was found: so many cells remained too narrow, and so many known by a person who is a client alone; which ones.
    case notSafe(narrow: Int, insider: Int, cells: Set<Cell> = [])
    /// The deadline passed, or the limit on rounds or programmes was reached, before the check had passed; what was not proved by then.
    case limitReached(rounds: Int, cells: Set<Cell> = [])
    /// Earlier editions were made by another method or with other zeros; one publication has one choice.
    case otherSettingsBefore

    /// The cells at which it failed, as far as that is known: they tell where to publish less.
    public var cells: Set<Cell> {
        switch self {
        case .inconsistent(let cell), .finerFigureMissing(let cell): [cell]
        case .notSafe(_, _, let cells), .limitReached(_, let cells): cells
        case .otherSettingsBefore: []
        }
    }

    /// The same failure at these cells.
    func at(_ cells: Set<Cell>) -> ProtectionFailure {
        switch self {
        case .notSafe(let narrow, let insider, _): .notSafe(narrow: narrow, insider: insider, cells: cells)
        case .limitReached(let rounds, _): .limitReached(rounds: rounds, cells: cells)
        case .inconsistent, .finerFigureMissing, .otherSettingsBefore: self
        }
    }
}
