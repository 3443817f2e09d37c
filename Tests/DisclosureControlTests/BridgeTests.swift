import SyntheticFigures
import Testing

@testable import DisclosureControl

/// The obvious way to find cells that follow from sums: Gaussian elimination over the whole numbers modulo a large prime.
private struct Elimination {
    private static let prime = 2_147_483_647

    /// The hidden cells whose value every solution of the sums shares.
    static func exactCells(_ system: CellSystem, hidden: [Bool]) -> [Int] {
        let cells = (0..<system.count).filter { hidden[$0] }
        var rows = system.sums.map { sum in
            cells.map { cell in sum.parts.contains(cell) ? 1 : cell == sum.total ? prime - 1 : 0 }
        }
        var pivots: [Int: Int] = [:]
        var rank = 0
        for column in cells.indices {
            guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            let inverse = power(rows[rank][column], prime - 2)
            rows[rank] = rows[rank].map { $0 * inverse % prime }
            for other in rows.indices where other != rank && rows[other][column] != 0 {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[rank]).map { ($0 + (prime - factor) * $1) % prime }
            }
            pivots[column] = rank
            rank += 1
        }
        // A cell is exact when it is a pivot and its row holds no free cell.
        return cells.indices.filter { column in
            guard let row = pivots[column] else { return false }
            return rows[row].indices.allSatisfy { $0 == column || rows[row][$0] == 0 }
        }.map { cells[$0] }
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        var (result, base, exponent) = (1, base, exponent)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent >>= 1
        }
        return result
    }
}

@Suite struct `Bridges` {
    @Test func `are the cells that elimination finds exact`() {
        var found = 0
        for seed in UInt64(1)...300 {
            var random = SplitMix(seed: seed)
            var small = SmallSystem()
            small.grid((0..<4).map { _ in (0..<3).map { _ in Int.random(in: 1...30, using: &random) } })
            let hidden = (0..<small.system.count).map { _ in Int.random(in: 0..<5, using: &random) < 2 }
            let network = Network(small.system, sums: small.system.networks[0])
            let bridges = network.bridges { hidden[network.cells[$0]] }.map { network.cells[$0] }
            let exact = Elimination.exactCells(small.system, hidden: hidden)
            #expect(bridges.sorted() == exact, "seed \(seed)")
            found += exact.count
        }
        #expect(found > 100)
    }
}
