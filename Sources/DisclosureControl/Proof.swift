/// Possible tables that together show a pattern to be safe. Only `isValid` counts; how the tables were found does not.
struct Proof {
    let system: CellSystem
    let settings: ProtectionSettings
    private var verifier: Verifier
    /// The verified tables.
    private(set) var witnesses: [Witness] = []
    /// The least and greatest value of each cell in the tables and the truth.
    private(set) var least: [Int]
    private(set) var greatest: [Int]
    /// The tables in which a sensitive cell differs from the truth.
    private(set) var movers: [[Int]]
    /// For each table, the cells with one person that differ from the truth.
    private var movedSingles: [[Int]] = []
    private var known: Set<Witness> = []
    private let insiders: Insiders

    init(_ system: CellSystem, settings: ProtectionSettings) {
        self.system = system
        self.settings = settings
        verifier = Verifier(system)
        least = system.values
        greatest = system.values
        movers = [[Int]](repeating: [], count: system.count)
        insiders = Insiders(system)
    }

    /// Adds a table if it is a possible one under the pattern; says whether it was.
    @discardableResult
    mutating func add(_ witness: Witness?, hidden: [Bool]) -> Bool {
        guard let witness, !witness.changes.isEmpty, verifier.isPossible(witness, hidden: hidden) else { return false }
        guard known.insert(witness).inserted else { return true }
        var singles: [Int] = []
        for change in witness.changes {
            least[change.cell] = min(least[change.cell], system.values[change.cell] + change.by)
            greatest[change.cell] = max(greatest[change.cell], system.values[change.cell] + change.by)
            if system.isSensitive[change.cell] {
                movers[change.cell].append(witnesses.count)
                if system.values[change.cell] == 1 { singles.append(change.cell) }
            }
        }
        witnesses.append(witness)
        movedSingles.append(singles)
        return true
    }

    /// By how much the tables let a cell vary.
    func width(_ cell: Int) -> Int { greatest[cell] - least[cell] }

    /// Whether a sensitive cell varies enough.
    func isWide(_ cell: Int) -> Bool { width(cell) >= system.requiredWidth(cell, settings.width) }

    /// The cells of one person whose knowledge would leave a sensitive cell no other value in any of these tables (all tables where none are
    /// given). A cell that holds the same person does not count.
    func insiders(of cell: Int, among chosen: [Int]? = nil) -> [Int] {
        let tables = chosen ?? movers[cell]
        guard let first = tables.min(by: { movedSingles[$0].count < movedSingles[$1].count }) else { return [] }
        return movedSingles[first].filter { single in
            single != cell && !insiders.isSamePerson(single, cell)
                && tables.allSatisfy { table in movedSingles[table].binarySearch(single) }
        }
    }

    /// Whether the tables prove the pattern: every table possible, no sensitive cell shown, every sensitive cell wide and safe from insiders.
    /// Everything is worked out anew.
    static func isValid(_ witnesses: [Witness], system: CellSystem, settings: ProtectionSettings, hidden: [Bool]) -> Bool {
        var proof = Proof(system, settings: settings)
        for witness in witnesses { guard proof.add(witness, hidden: hidden) else { return false } }
        return (0..<system.count).allSatisfy { cell in
            guard system.isSensitive[cell] else { return true }
            return hidden[cell] && proof.isWide(cell) && proof.insiders(of: cell).isEmpty
        }
    }
}

/// Which cells of one person hold the same person: one inside the other, or both linked by such cells. (A task's total and the total over
/// tasks of an age, where the task has one client of that age, are the same person although neither lies inside the other.)
struct Insiders {
    private let system: CellSystem
    private var leader: [Int]

    init(_ system: CellSystem) {
        self.system = system
        leader = Array(0..<system.count)
        for sum in system.sums where system.values[sum.total] == 1 {
            for part in sum.parts where system.values[part] == 1 { join(part, sum.total) }
        }
        for cover in system.covers where system.values[cover.total] == 1 {
            // Where the total is only bounded by its parts, its person is the one in the parts if there is no other.
            guard cover.isAtLeastParts || cover.parts.reduce(0, { $0 + system.values[$1] }) == 1 else { continue }
            for part in cover.parts where system.values[part] == 1 { join(part, cover.total) }
        }
    }

    func isSamePerson(_ a: Int, _ b: Int) -> Bool {
        system.values[a] == 1 && system.values[b] == 1 && find(a) == find(b)
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (first, second) = (find(a), find(b))
        leader[max(first, second)] = min(first, second)
    }

    private func find(_ cell: Int) -> Int {
        var cell = cell
        while leader[cell] != cell { cell = leader[cell] }
        return cell
    }
}

extension [Int] {
    /// Whether an ascending list holds a number.
    fileprivate func binarySearch(_ number: Int) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number
    }
}
