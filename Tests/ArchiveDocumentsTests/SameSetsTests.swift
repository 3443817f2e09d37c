import Testing

@testable import ArchiveDocuments

@Suite struct `Lines of one document` {
    /// Few different hashes, so that sets share them, and a table that is nearly full.
    @Test func `are found as a plain comparison of all with all finds them`() {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = Seeded(state: seed)
        for _ in 0..<200 {
            let ids = (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0..<12, using: &random) }
            let hashes: [UInt64] = (0..<12).map { _ in [0, 1, 1 << 32, UInt64.max].randomElement(using: &random) ?? 0 }
            var sets = SameSets(lines: ids.count)
            for (place, id) in ids.enumerated() {
                let line = LineReference(block: UInt32(place / 8), line: UInt32(place % 8))
                let isFirst = sets.add(line, hash: hashes[id]) { ids[Int($0.block) * 8 + Int($0.line)] == id }
                #expect(isFirst == (ids.firstIndex(of: id) == place))
            }
            let groups = sets.groups.map { $0.map { Int($0.block) * 8 + Int($0.line) } }.sorted { $0[0] < $1[0] }
            let expected = Set(ids).map { id in ids.indices.filter { ids[$0] == id } }.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
            #expect(groups == expected)
        }
    }

    @Test func `stand side by side by hash, in their order`() {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = Seeded(state: seed)
        // Hashes that differ only above the bits that are sorted by, among others.
        let hashes: [UInt64] = (0..<50).map { _ in UInt64.random(in: 0..<4, using: &random) << 60 | UInt64.random(in: 0..<3, using: &random)
        }
        var lines = (0..<1000).map { place in
            LineReference(set: hashes.randomElement(using: &random) ?? 0, block: UInt32(place / 100), line: UInt32(place % 100))
        }
        let before = lines
        lines.groupByHash()
        var groups: [[LineReference]] = []
        lines.forEachHash { groups.append(Array(lines[$0])) }
        let expected = Dictionary(grouping: before, by: \.set)
        #expect(groups.count == expected.count)
        for group in groups { #expect(expected[group[0].set]?.map(\.place) == group.map(\.place)) }
    }
}
