import DisclosureControl
import Statistics
import Testing

@Suite struct `A national quarter` {
    @Test(arguments: [(seed: UInt64(1), scale: 1.0), (2, 1), (3, 0.26), (4, 0.08)])
    func `is protected as one system`(seed: UInt64, scale: Double) throws {
        let table = SyntheticQuarter(seed: seed, scale: scale).table()
        #expect(table.figures.count == 13_272)
        let zeros = table.figures.values.count { $0 == .count(0) }
        let clock = ContinuousClock()
        let start = clock.now
        let release = try Publication(tables: [table]).release()
        let summary = release.record.summary
        let share = (1000 * summary.hiddenShare).rounded() / 10
        print("seed \(seed), scale \(scale): \(start.duration(to: clock.now)), \(share) % hidden, \(zeros) zeros, \(summary)")
        #expect(summary.cells == 13_272)
        #expect(summary.hiddenShare < (scale == 1 ? 0.25 : 0.45))
    }
}
