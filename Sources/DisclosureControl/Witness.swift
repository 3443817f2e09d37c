/// A possible table other than the true one: by how much which cells differ from the truth. All other cells are as they are.
struct Witness: Hashable, Sendable {
    /// The cells that differ, ascending, each with its difference, never 0.
    let changes: [Change]

    struct Change: Hashable, Sendable {
        let cell: Int
        let by: Int
    }

    /// By how much a cell differs from the truth; 0 for a cell that does not.
    func change(of cell: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].cell < cell { low = middle + 1 } else { high = middle }
        }
        return low < changes.count && changes[low].cell == cell ? changes[low].by : 0
    }

    init(_ changes: [Int: Int]) {
        self.changes = changes.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { Change(cell: $0.key, by: $0.value) }
    }
}

/// Decides in whole numbers whether a witness is a table the attacker must reckon with. Everything that is said to be safe rests on this.
struct Verifier {
    let system: CellSystem
    private let inSums: [[Int]]
    private let inCovers: [[Int]]
    private var change: [Int]

    init(_ system: CellSystem) {
        self.system = system
        (inSums, inCovers) = system.memberships()
        change = [Int](repeating: 0, count: system.count)
    }

    /// Whether the witness changes hidden cells only, keeps them within what is known of them, and meets every relation.
    mutating func isPossible(_ witness: Witness, hidden: [Bool]) -> Bool {
        for entry in witness.changes { change[entry.cell] = entry.by }
        defer { for entry in witness.changes { change[entry.cell] = 0 } }
        return witness.changes.allSatisfy { entry in
            let value = system.values[entry.cell] + entry.by
            return hidden[entry.cell] && system.lower[entry.cell] <= value && value <= system.upper[entry.cell]
                && inSums[entry.cell].allSatisfy(holds) && inCovers[entry.cell].allSatisfy(holdsCover)
        }
    }

    private func holds(_ number: Int) -> Bool {
        let sum = system.sums[number]
        return sum.parts.reduce(0) { $0 + change[$1] } == change[sum.total]
    }

    private func holdsCover(_ number: Int) -> Bool {
        let cover = system.covers[number]
        let total = system.values[cover.total] + change[cover.total]
        var all = 0
        for (part, allowance) in zip(cover.parts, cover.partAllowances) {
            let value = system.values[part] + change[part]
            if cover.isAtLeastParts && value > total + allowance { return false }
            all += value
        }
        return !cover.isBoundedByParts || total <= all + cover.totalAllowance
    }
}
