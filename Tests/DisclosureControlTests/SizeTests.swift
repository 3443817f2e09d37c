import DisclosureControl
import Foundation
import Statistics
import SyntheticFigures
import Testing

@Suite struct `A national quarter` {
    /// Protects a quarter of the whole country and prints the time and the share hidden.
    private func protect(seed: UInt64, scale: Double) throws -> Double {
        let table = SyntheticQuarter(seed: seed, scale: scale).table()
        #expect(table.figures.count == 13_272)
        let zeros = table.figures.values.count { $0 == .count(0) }
        let clock = ContinuousClock()
        let start = clock.now
        let summary = try Publication(tables: [table]).release().record.summary
        let share = (1000 * summary.hiddenShare).rounded() / 10
        print("seed \(seed), scale \(scale): \(start.duration(to: clock.now)), \(share) % hidden, \(zeros) zeros, \(summary)")
        #expect(summary.cells == 13_272)
        return share
    }

    @Test func `is protected as one system, with less than a quarter hidden`() throws {
        #expect(try protect(seed: 1, scale: 1) < 25)
    }

    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["SLOW"] == "1"), arguments: [(seed: UInt64(2), scale: 1.0), (3, 0.26), (4, 0.08)])
    func `is protected also where few are clients`(seed: UInt64, scale: Double) throws {
        #expect(try protect(seed: seed, scale: scale) < (scale == 1 ? 25 : 45))
    }
}
