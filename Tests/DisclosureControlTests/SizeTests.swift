import DisclosureControl
import Statistics
import Testing

@Suite struct `A national quarter` {
    @Test func `is protected as one system`() throws {
        let seed: UInt64 = 1
        let table = SyntheticQuarter(seed: seed).table()
        #expect(table.figures.count == 13_272)
        let clock = ContinuousClock()
        let start = clock.now
        let release = try Publication(tables: [table]).release()
        let summary = release.record.summary
        print("seed \(seed): \(start.duration(to: clock.now)), hidden \(summary.hiddenShare), \(summary)")
        #expect(summary.cells == 13_272)
        #expect(summary.hiddenShare < 0.25)
    }
}
