/// The hidden cells in connected parts. What happens in one part tells nothing about another.
struct Components {
    /// The part each hidden cell belongs to.
    private(set) var partOfCell: [Int: Int] = [:]
    /// The cells of each part, ascending, and the relations within it.
    private(set) var parts: [(cells: [Int], sums: [Int], covers: [Int])] = []

    init(_ system: CellSystem, hidden: [Bool]) {
        var leader = Array(0..<system.count)
        func find(_ cell: Int) -> Int {
            var cell = cell
            while leader[cell] != cell {
                leader[cell] = leader[leader[cell]]
                cell = leader[cell]
            }
            return cell
        }
        func join(_ cells: [Int]) {
            guard let first = cells.first else { return }
            for cell in cells.dropFirst() { leader[max(find(cell), find(first))] = min(find(cell), find(first)) }
        }
        var sums: [(Int, Int)] = []
        var covers: [(Int, Int)] = []
        for (number, sum) in system.sums.enumerated() where !system.isImplied[number] {
            let members = (sum.parts + [sum.total]).filter { hidden[$0] }
            join(members)
            if let first = members.first { sums.append((number, first)) }
        }
        for (number, cover) in system.covers.enumerated() {
            let members = (cover.parts + [cover.total]).filter { hidden[$0] }
            join(members)
            if let first = members.first { covers.append((number, first)) }
        }
        var partOfLeader: [Int: Int] = [:]
        for cell in 0..<system.count where hidden[cell] {
            let leader = find(cell)
            let part = partOfLeader[leader] ?? parts.count
            if part == parts.count {
                partOfLeader[leader] = part
                parts.append(([], [], []))
            }
            parts[part].cells.append(cell)
            partOfCell[cell] = part
        }
        for (number, cell) in sums { parts[partOfCell[cell] ?? 0].sums.append(number) }
        for (number, cell) in covers { parts[partOfCell[cell] ?? 0].covers.append(number) }
    }
}

/// The surroundings of a cell: a small piece of a connected part, for programmes that leave the rest of the part at the truth.
struct Neighbours {
    private let system: CellSystem
    private let inSums: [[Int]]
    private let inCovers: [[Int]]

    init(_ system: CellSystem) {
        self.system = system
        let (sums, covers) = system.memberships()
        inSums = sums.map { $0.filter { !system.isImplied[$0] } }
        inCovers = covers
    }

    /// The nearest hidden cells of a cell, about `size` of them, with every relation any of them stands in.
    func of(_ cell: Int, hidden: [Bool], size: Int) -> (cells: [Int], sums: [Int], covers: [Int]) {
        var reached: Set<Int> = [cell]
        var queue = [cell]
        var next = 0
        var sums: Set<Int> = []
        var covers: Set<Int> = []
        while next < queue.count, queue.count < size {
            let cell = queue[next]
            next += 1
            var near: [Int] = []
            for number in inCovers[cell] { near += [system.covers[number].total] + system.covers[number].parts }
            for number in inSums[cell] { near += system.sums[number].parts + [system.sums[number].total] }
            for other in near where hidden[other] && reached.insert(other).inserted { queue.append(other) }
        }
        for cell in queue {
            sums.formUnion(inSums[cell])
            covers.formUnion(inCovers[cell])
        }
        return (queue.sorted(), sums.sorted(), covers.sorted())
    }
}
