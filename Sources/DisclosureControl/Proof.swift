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

/// Which cells hold the same person: two cells of one person, one inside the other.
struct Insiders {
    private let system: CellSystem
    private let totals: [[Int]]

    init(_ system: CellSystem) {
        self.system = system
        var totals = [[Int]](repeating: [], count: system.count)
        for sum in system.sums { for part in sum.parts { totals[part].append(sum.total) } }
        for cover in system.covers { for part in cover.parts { totals[part].append(cover.total) } }
        self.totals = totals
    }

    func isSamePerson(_ a: Int, _ b: Int) -> Bool {
        system.values[a] == 1 && system.values[b] == 1 && (isInside(a, b) || isInside(b, a))
    }

    private func isInside(_ cell: Int, _ other: Int) -> Bool {
        var seen: Set<Int> = [cell]
        var queue = [cell]
        while let next = queue.popLast() {
            if next == other { return true }
            // Nothing with more than one person in it need be passed: both ends hold one.
            for total in totals[next] where system.values[total] == 1 && seen.insert(total).inserted { queue.append(total) }
        }
        return false
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
