/// Shows complementary cells again where the proof does not need them, the most costly first (disclosure page, section 4, step 5).
struct CleanUp {
    private(set) var pattern: Pattern
    /// The tables that are left, a proof for the pattern that is left.
    private(set) var witnesses: [Witness] = []
    private let system: CellSystem
    private var proof: Proof

    init(_ pattern: Pattern, _ proof: Proof) {
        self.pattern = pattern
        self.proof = proof
        system = pattern.system
    }

    /// Chooses the tables the proof needs and shows every complementary cell that none of them moves.
    mutating func run() {
        var needed: Set<Int> = []
        for cell in (0..<system.count) where system.isSensitive[cell] { choose(cell, &needed) }
        witnesses = needed.sorted().map { proof.witnesses[$0] }
        var isMoved = [Bool](repeating: false, count: system.count)
        for witness in witnesses { for change in witness.changes { isMoved[change.cell] = true } }
        for cell in (0..<system.count) where pattern.hidden[cell] && !isMoved[cell] { pattern.show(cell) }
    }

    /// Takes tables for a sensitive cell until it is wide and no insider is left; tables already taken first, then those that move fewest cells.
    private func choose(_ cell: Int, _ needed: inout Set<Int>) {
        let width = system.requiredWidth(cell, pattern.settings.width)
        var taken = proof.movers[cell].filter { needed.contains($0) }
        func reach() -> Int {
            let moves = taken.map { by(cell, $0) } + [0]
            return (moves.max() ?? 0) - (moves.min() ?? 0)
        }
        let others = proof.movers[cell].filter { !needed.contains($0) }.sorted {
            (proof.witnesses[$0].changes.count, $0) < (proof.witnesses[$1].changes.count, $1)
        }
        if reach() < width {
            // One table that is far enough, else the two that lie farthest apart.
            let least = min(0, taken.map { by(cell, $0) }.min() ?? 0)
            let greatest = max(0, taken.map { by(cell, $0) }.max() ?? 0)
            if let one = others.first(where: { max(greatest, by(cell, $0)) - min(least, by(cell, $0)) >= width }) {
                taken.append(one)
            } else {
                if let low = others.min(by: { by(cell, $0) < by(cell, $1) }) { taken.append(low) }
                if let high = others.max(by: { by(cell, $0) < by(cell, $1) }) { taken.append(high) }
            }
        }
        for table in others where !proof.insiders(of: cell, among: taken).isEmpty && !taken.contains(table) {
            let before = proof.insiders(of: cell, among: taken).count
            if proof.insiders(of: cell, among: taken + [table]).count < before { taken.append(table) }
        }
        needed.formUnion(taken)
    }

    private func by(_ cell: Int, _ table: Int) -> Int {
        proof.witnesses[table].changes.first { $0.cell == cell }?.by ?? 0
    }
}
