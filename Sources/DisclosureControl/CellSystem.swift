/// A publication as the attacker sees it: numbered cells with their true values, and the relations between them.
///
/// A cell stands here once, however many tables show it. What is decided about a cell (hidden or shown) is not part of the system.
struct CellSystem: Sendable {
    /// The total is the sum of the parts.
    struct Sum: Hashable, Sendable {
        let total: Int
        let parts: [Int]
    }

    /// Distinct persons: no part is greater than the total, and the total is not greater than the parts together.
    ///
    /// Of some measures only the second half is true: who starts in one task while another is open has not started over all tasks.
    /// A person counts in one municipality per task and perhaps in another over all tasks, so the relation can be off by a person or two
    /// where somebody moved. The truth must stay possible, hence the allowances: where it breaks the relation an attacker is taken to know that
    /// people moved there, and not how many more could have.
    struct Cover: Hashable, Sendable {
        let total: Int
        let parts: [Int]
        /// Whether who counts in a part also counts in the total, so that no part can exceed it.
        let isAtLeastParts: Bool
        /// False where not all parts are in the system, so the total may exceed those that are.
        let isBoundedByParts: Bool
        /// By how much each part can exceed the total; mostly 0. Binds only where `isAtLeastParts`.
        let partAllowances: [Int]
        /// By how much the total can exceed the parts together; mostly 0.
        let totalAllowance: Int
    }

    /// Why a cell can or cannot be hidden.
    enum Freedom: Sendable {
        /// May be hidden or shown.
        case free
        /// Known to everybody: shown by an earlier edition, a visible zero, or not delivered.
        case known
        /// Hidden by an earlier edition and unchanged: stays hidden.
        case staysHidden
        /// In no table: nobody is shown it, and its bounds are not known. Needs no protection, may vary.
        case unpublished
    }

    /// How many more may have moved, for all anybody knows, where somebody did.
    var unknownMovers = 0
    /// The true values.
    private(set) var values: [Int] = []
    /// The least value a hidden cell is known to have.
    private(set) var lower: [Int] = []
    /// The greatest value a hidden cell is known to have; `Int.max` where nothing is known.
    private(set) var upper: [Int] = []
    /// What may be done with the cell.
    private(set) var freedom: [Freedom] = []
    /// Whether the value must not be seen.
    private(set) var isSensitive: [Bool] = []
    /// What hiding the cell costs, in thousandths of a municipality's small inner cell.
    private(set) var cost: [Int] = []
    /// All sums.
    private(set) var sums: [Sum] = []
    /// Whether a sum follows from the others.
    private(set) var isImplied: [Bool] = []
    /// All cover relations.
    private(set) var covers: [Cover] = []
    /// The sums of each network: one slice of an edition's publication (one measure, quarter and task), totals over tasks first.
    var networks: [[Int]] = []
    /// Cells that are fixed by another sum than their network's, with that sum: coarser ages, continuing clients.
    var definingSum: [Int: Int] = [:]

    /// The cells of those who have not ended, where they are few, by clients and by those who have.
    var notEnded: [[Int]: Int] = [:]
    /// The sums that reach into other quarters.
    var linkSums: Set<Int> = []

    private var sumNumbers: [Sum: Int] = [:]
    private var coverNumbers: [Cover: Int] = [:]

    /// The number of cells.
    var count: Int { values.count }

    /// Adds a cell and returns its number.
    mutating func addCell(value: Int, lower: Int, upper: Int = .max, freedom: Freedom, isSensitive: Bool, cost: Int) -> Int {
        values.append(value)
        self.lower.append(lower)
        self.upper.append(upper)
        self.freedom.append(freedom)
        self.isSensitive.append(isSensitive)
        self.cost.append(cost)
        return count - 1
    }

    /// Changes what may be done with a cell, when an earlier edition turns out to have shown or hidden it.
    mutating func setFreedom(_ cell: Int, _ freedom: Freedom) { self.freedom[cell] = freedom }

    /// Changes what is known of a cell while it is hidden, ends included.
    mutating func setBounds(_ cell: Int, lower: Int, upper: Int) {
        self.lower[cell] = lower
        self.upper[cell] = upper
    }

    /// Adds a sum, or finds it; a sum added once as needed and once as implied is needed. Returns its number.
    @discardableResult
    mutating func addSum(total: Int, parts: [Int], implied: Bool = false) -> Int {
        let sum = Sum(total: total, parts: parts)
        if let number = sumNumbers[sum] {
            isImplied[number] = isImplied[number] && implied
            return number
        }
        sums.append(sum)
        isImplied.append(implied)
        sumNumbers[sum] = sums.count - 1
        return sums.count - 1
    }

    /// Adds a cover relation, with allowances where the truth needs them.
    /// - Parameter missed: by how much the truth misses the relation within the cells, for each part and for the total.
    mutating func addCover(
        total: Int, parts: [Int], isAtLeastParts: Bool = true, isBoundedByParts: Bool, missed: (parts: [Int], total: Int)? = nil
    ) {
        guard !parts.isEmpty, isAtLeastParts || isBoundedByParts else { return }
        let all = parts.reduce(0) { $0 + values[$1] }
        let cover = Cover(
            total: total, parts: parts, isAtLeastParts: isAtLeastParts, isBoundedByParts: isBoundedByParts,
            partAllowances: parts.enumerated().map { allowance(max(values[$1] - values[total], missed?.parts[$0] ?? 0)) },
            totalAllowance: allowance(max(values[total] - all, missed?.total ?? 0)))
        guard coverNumbers[cover] == nil else { return }
        covers.append(cover)
        coverNumbers[cover] = covers.count - 1
    }

    /// How far a relation that the truth misses by so much can be missed, for all anybody knows; 0 where the truth meets it.
    func allowance(_ excess: Int) -> Int { excess > 0 ? excess + unknownMovers : 0 }

    /// The width a sensitive cell must keep: that of the settings, or all there is where the bounds everybody knows are nearer.
    func requiredWidth(_ cell: Int, _ width: Int) -> Int {
        upper[cell] == .max ? width : min(width, upper[cell] - lower[cell])
    }

    /// For each cell the sums and the covers it stands in.
    func memberships() -> (sums: [[Int]], covers: [[Int]]) {
        var inSums = [[Int]](repeating: [], count: count)
        var inCovers = inSums
        for (number, sum) in sums.enumerated() {
            inSums[sum.total].append(number)
            for part in sum.parts { inSums[part].append(number) }
        }
        for (number, cover) in covers.enumerated() {
            inCovers[cover.total].append(number)
            for part in cover.parts { inCovers[part].append(number) }
        }
        return (inSums, inCovers)
    }
}
