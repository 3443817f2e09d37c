/// Hidden cells that hang together through relations, as a linear programme over how far each may rise and fall.
///
/// All columns 0 is the truth, so every programme starts at a possible table, and small costs keep its answers near it.
struct Component: ~Copyable {
    private let system: CellSystem
    /// The hidden cells, ascending: column 2i is the rise of cell i, column 2i + 1 its fall.
    private let cells: [Int]
    private let place: [Int: Int]
    private let columnUpper: [Double]
    private let programme: LinearProgramme
    private static let infinity = Double.greatestFiniteMagnitude
    /// What a unit of the wanted cell is worth in units moved elsewhere.
    private static let weight = 10_000.0
    /// Branches tried before a fractional answer is given up; a cell given up counts as not proved.
    private static let branchLimit = 60

    init(_ system: CellSystem, part: (cells: [Int], sums: [Int], covers: [Int])) {
        let cells = part.cells
        self.system = system
        self.cells = cells
        let place = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
        self.place = place
        var columns = [[LinearProgramme.Entry]](repeating: [], count: 2 * cells.count)
        var rowLower: [Double] = []
        var rowUpper: [Double] = []
        func enter(_ cell: Int, _ factor: Double) {
            guard let at = place[cell] else { return }
            columns[2 * at].append(.init(row: rowUpper.count, factor: factor))
            columns[2 * at + 1].append(.init(row: rowUpper.count, factor: -factor))
        }
        for number in part.sums {
            let sum = system.sums[number]
            for part in sum.parts { enter(part, 1) }
            enter(sum.total, -1)
            rowLower.append(0)
            rowUpper.append(0)
        }
        for number in part.covers {
            let cover = system.covers[number]
            for (part, allowance) in zip(cover.parts, cover.partAllowances)
            where cover.isAtLeastParts && (place[part] != nil || place[cover.total] != nil) {
                enter(part, 1)
                enter(cover.total, -1)
                rowLower.append(-Self.infinity)
                rowUpper.append(Double(system.values[cover.total] - system.values[part] + allowance))
            }
            guard cover.isBoundedByParts else { continue }
            enter(cover.total, 1)
            for part in cover.parts { enter(part, -1) }
            rowLower.append(-Self.infinity)
            rowUpper.append(
                Double(cover.parts.reduce(0) { $0 + system.values[$1] } - system.values[cover.total] + cover.totalAllowance))
        }
        columnUpper = cells.flatMap { cell in
            [
                system.upper[cell] == .max ? Self.infinity : Double(system.upper[cell] - system.values[cell]),
                Double(system.values[cell] - system.lower[cell]),
            ]
        }
        programme = LinearProgramme(columns: columns, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper)
    }

    /// A table in which a cell is as far from the truth as possible, up to `limit`; nil where none was found. Whole numbers, but unverified.
    ///
    /// - Parameters:
    ///   - fixed: a cell that must stay at the truth, for the insider.
    ///   - budget: linear programmes left; the search counts down and stops at 0.
    func farthest(_ cell: Int, rising: Bool, limit: Int, fixed: Int? = nil, budget: inout Int) -> Witness? {
        guard let at = place[cell], limit > 0 else { return nil }
        let column = rising ? 2 * at : 2 * at + 1
        var upper = columnUpper
        upper[column] = min(upper[column], Double(limit))
        upper[column ^ 1] = 0
        if let fixed, let other = place[fixed] {
            upper[2 * other] = 0
            upper[2 * other + 1] = 0
        }
        var objective = [Double](repeating: -1, count: columnUpper.count)
        objective[column] = Self.weight
        var branches = [Branch(lower: [Double](repeating: 0, count: upper.count), upper: upper)]
        var best: (witness: Witness, moved: Int)?
        var tried = 0
        while let branch = branches.popLast(), tried < Self.branchLimit, budget > 0 {
            tried += 1
            budget -= 1
            guard case .optimal(let values) = programme.maximize(objective: objective, columnLower: branch.lower, columnUpper: branch.upper)
            else { continue }
            // A branch that cannot beat the best table found is dropped; no table is worth more than its own linear programme.
            guard Int((values[column] + 1e-6).rounded(.down)) > best?.moved ?? 0 else { continue }
            if let split = values.indices.max(by: { Self.fraction(values[$0]) < Self.fraction(values[$1]) }),
                Self.fraction(values[split]) > 1e-6
            {
                let (below, above) = branch.split(split, at: values[split])
                branches.append(below)
                branches.append(above)
            } else {
                best = (witness(values), Int(values[column].rounded()))
            }
        }
        return best?.witness
    }

    private struct Branch {
        var lower: [Double]
        var upper: [Double]

        func split(_ column: Int, at value: Double) -> (below: Branch, above: Branch) {
            var (below, above) = (self, self)
            below.upper[column] = value.rounded(.down)
            above.lower[column] = value.rounded(.up)
            return (below, above)
        }
    }

    private static func fraction(_ value: Double) -> Double { abs(value - value.rounded()) }

    private func witness(_ values: [Double]) -> Witness {
        var changes: [Int: Int] = [:]
        for (at, cell) in cells.enumerated() { changes[cell] = Int(values[2 * at].rounded()) - Int(values[2 * at + 1].rounded()) }
        return Witness(changes)
    }
}
