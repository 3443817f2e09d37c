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
        let tables = proof.movers[cell].map {
            (number: $0, by: proof.witnesses[$0].change(of: cell), size: proof.witnesses[$0].changes.count)
        }
        var taken = tables.filter { needed.contains($0.number) }
        let others = tables.filter { !needed.contains($0.number) }.sorted { ($0.size, $0.number) < ($1.size, $1.number) }
        let least = min(0, taken.map(\.by).min() ?? 0)
        let greatest = max(0, taken.map(\.by).max() ?? 0)
        if greatest - least < width {
            // One table that is far enough, else the two that lie farthest apart.
            if let one = others.first(where: { max(greatest, $0.by) - min(least, $0.by) >= width }) {
                taken.append(one)
            } else {
                if let low = others.min(by: { $0.by < $1.by }) { taken.append(low) }
                if let high = others.max(by: { $0.by < $1.by }) { taken.append(high) }
            }
        }
        var insiders = proof.insiders(of: cell, among: taken.map(\.number))
        for table in others where !insiders.isEmpty {
            let fewer = proof.insiders(of: cell, among: taken.map(\.number) + [table.number])
            guard fewer.count < insiders.count else { continue }
            taken.append(table)
            insiders = fewer
        }
        needed.formUnion(taken.map(\.number))
    }
}
