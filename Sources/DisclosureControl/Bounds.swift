/// Bounds of hidden cells carried through the relations until nothing moves: never narrower than what an attacker can reach, so a cell that
/// is narrow here is certainly not safe. Cheap, and tells nothing about a cell that stays wide.
struct Bounds {
    private let cells: [Int: Int]
    private var low: [Int]
    private var high: [Int]
    /// Large enough never to bind, small enough to add up.
    private static let open = Int.max / 4096

    init(_ system: CellSystem, hidden: [Bool], part: (cells: [Int], sums: [Int], covers: [Int])) {
        cells = Dictionary(uniqueKeysWithValues: zip(part.cells, part.cells.indices))
        low = part.cells.map { system.lower[$0] }
        high = part.cells.map { min(system.upper[$0], Self.open) }
        var hasMoved = true
        // Bounds can creep one by one on long cycles; stopping early only leaves them wider.
        for _ in 0..<50 where hasMoved {
            hasMoved = false
            for number in part.sums {
                let sum = system.sums[number]
                narrow(system, sum.total, parts: sum.parts, &hasMoved)
            }
            for number in part.covers { narrow(system, system.covers[number], &hasMoved) }
        }
    }

    /// The difference between the bounds of a cell of the part.
    func width(_ cell: Int) -> Int { cells[cell].map { high[$0] - low[$0] } ?? 0 }

    private func least(_ system: CellSystem, _ cell: Int) -> Int { cells[cell].map { low[$0] } ?? system.values[cell] }
    private func greatest(_ system: CellSystem, _ cell: Int) -> Int { cells[cell].map { high[$0] } ?? system.values[cell] }

    private mutating func set(_ cell: Int, atLeast: Int? = nil, atMost: Int? = nil, _ hasMoved: inout Bool) {
        guard let at = cells[cell] else { return }
        if let atLeast, atLeast > low[at] {
            low[at] = atLeast
            hasMoved = true
        }
        if let atMost, atMost < high[at] {
            high[at] = atMost
            hasMoved = true
        }
    }

    private mutating func narrow(_ system: CellSystem, _ total: Int, parts: [Int], _ hasMoved: inout Bool) {
        let least = parts.reduce(0) { $0 + self.least(system, $1) }
        let greatest = parts.reduce(0) { min(Self.open, $0 + self.greatest(system, $1)) }
        set(total, atLeast: least, atMost: greatest, &hasMoved)
        for part in parts {
            let othersLeast = least - self.least(system, part)
            set(part, atMost: self.greatest(system, total) - othersLeast, &hasMoved)
            if greatest < Self.open { set(part, atLeast: self.least(system, total) - (greatest - self.greatest(system, part)), &hasMoved) }
        }
    }

    private mutating func narrow(_ system: CellSystem, _ cover: CellSystem.Cover, _ hasMoved: inout Bool) {
        for (part, allowance) in zip(cover.parts, cover.partAllowances) where cover.isAtLeastParts {
            set(cover.total, atLeast: least(system, part) - allowance, &hasMoved)
            set(part, atMost: greatest(system, cover.total) + allowance, &hasMoved)
        }
        guard cover.isBoundedByParts else { return }
        let all = cover.parts.reduce(0) { min(Self.open, $0 + greatest(system, $1)) }
        set(cover.total, atMost: all + cover.totalAllowance, &hasMoved)
        guard all < Self.open else { return }
        for part in cover.parts {
            set(part, atLeast: least(system, cover.total) - cover.totalAllowance - (all - greatest(system, part)), &hasMoved)
        }
    }
}
