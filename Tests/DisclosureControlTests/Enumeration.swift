@testable import DisclosureControl

/// The slow and obvious attacker: tries every assignment of whole numbers to the hidden cells of a small system.
struct Enumeration {
    let least: [Int]
    let greatest: [Int]
    /// For pairs (insider, cell): whether the cell can be anything else than the truth while the insider's cell is as it is.
    private let separable: Set<[Int]>

    /// - Parameter reach: how far above the truth a cell is tried where nothing bounds it.
    init(_ system: CellSystem, hidden: [Bool], reach: Int = 8) {
        let cells = (0..<system.count).filter { hidden[$0] }
        var values = system.values
        var isSet = hidden.map { !$0 }
        let (inSums, inCovers) = system.memberships()
        var least = system.values
        var greatest = system.values
        var separable: Set<[Int]> = []
        let singles = cells.filter { system.isSensitive[$0] && system.values[$0] == 1 }
        func holds(_ cell: Int) -> Bool {
            inSums[cell].allSatisfy { number in
                let sum = system.sums[number]
                guard isSet[sum.total], sum.parts.allSatisfy({ isSet[$0] }) else { return true }
                return sum.parts.reduce(0) { $0 + values[$1] } == values[sum.total]
            }
                && inCovers[cell].allSatisfy { number in
                    let cover = system.covers[number]
                    guard isSet[cover.total] else { return true }
                    for (part, allowance) in zip(cover.parts, cover.partAllowances) where cover.isAtLeastParts && isSet[part] {
                        if values[part] > values[cover.total] + allowance { return false }
                    }
                    guard cover.isBoundedByParts, cover.parts.allSatisfy({ isSet[$0] }) else { return true }
                    return values[cover.total] <= cover.parts.reduce(0) { $0 + values[$1] } + cover.totalAllowance
                }
        }
        func choose(_ position: Int) {
            guard position < cells.count else {
                for cell in cells {
                    least[cell] = min(least[cell], values[cell])
                    greatest[cell] = max(greatest[cell], values[cell])
                }
                for single in singles where values[single] == 1 {
                    for cell in cells where values[cell] != system.values[cell] { separable.insert([single, cell]) }
                }
                return
            }
            let cell = cells[position]
            isSet[cell] = true
            for value in system.lower[cell]...min(system.upper[cell], system.values[cell] + reach) {
                values[cell] = value
                if holds(cell) { choose(position + 1) }
            }
            isSet[cell] = false
            values[cell] = system.values[cell]
        }
        choose(0)
        self.least = least
        self.greatest = greatest
        self.separable = separable
    }

    /// Whether the pattern is safe by the definitions alone (disclosure page, section 1).
    func isSafe(_ system: CellSystem, hidden: [Bool], settings: ProtectionSettings) -> Bool {
        let insiders = Insiders(system)
        let sensitive = (0..<system.count).filter { system.isSensitive[$0] }
        return sensitive.allSatisfy { cell in
            hidden[cell] && greatest[cell] - least[cell] >= system.requiredWidth(cell, settings.width)
                && sensitive.allSatisfy { single in
                    system.values[single] != 1 || single == cell || insiders.isSamePerson(single, cell)
                        || separable.contains([single, cell])
                }
        }
    }
}

/// Small systems built by hand.
struct SmallSystem {
    var system = CellSystem()
    let settings: ProtectionSettings

    init(_ settings: ProtectionSettings = .standard) { self.settings = settings }

    mutating func cell(_ value: Int, cost: Int = 1000) -> Int {
        let isKnown = value == 0 && settings.zeros == .shown
        return system.addCell(
            value: value, lower: settings.lowerBound, freedom: isKnown ? .known : .free,
            isSensitive: settings.isSensitive(value, population: nil), cost: cost + value)
    }

    /// One sum of parts; returns the parts and the total.
    @discardableResult
    mutating func star(_ parts: [Int]) -> (parts: [Int], total: Int) {
        let numbers = parts.map { cell($0) }
        let total = cell(parts.reduce(0, +), cost: 9000)
        system.networks.append([system.addSum(total: total, parts: numbers)])
        return (numbers, total)
    }

    /// A two-way table with its margins, as one network; returns the cells with the margins last in each row and column.
    @discardableResult
    mutating func grid(_ rows: [[Int]]) -> [[Int]] {
        let full = rows.map { $0 + [$0.reduce(0, +)] }
        let margins = full[0].indices.map { column in full.reduce(0) { $0 + $1[column] } }
        let cells = (full + [margins]).map { row in row.map { cell($0) } }
        var sums: [Int] = []
        for row in cells.dropLast() { sums.append(system.addSum(total: row[row.count - 1], parts: Array(row.dropLast()))) }
        let last = cells[cells.count - 1]
        for column in last.indices { sums.append(system.addSum(total: last[column], parts: cells.dropLast().map { $0[column] })) }
        system.networks.append(sums)
        return cells
    }

    func pattern(hiding: [Int] = []) -> Pattern {
        var pattern = Pattern(system, settings: settings)
        for cell in hiding { pattern.hide(cell) }
        return pattern
    }

    func protected() throws -> Protection.Result {
        var protection = Protection(system, settings: settings, limits: ProtectionLimits())
        return try protection.run()
    }

    /// What the joint check says of a pattern.
    func passes(_ pattern: Pattern) -> Bool {
        var check = JointCheck(system, settings: settings, limits: ProtectionLimits())
        return check.run(pattern).isEmpty
    }
}
