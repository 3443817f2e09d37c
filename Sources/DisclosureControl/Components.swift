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
