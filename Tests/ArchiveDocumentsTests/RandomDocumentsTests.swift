import Foundation
import Testing

@Suite struct `Random documents` {
    /// Longer with `SLOW=1`.
    static let rounds = ProcessInfo.processInfo.environment["SLOW"] == "1" ? 600 : 60

    /// What only one of two lists has, the same thing several times counted.
    private static func difference(_ fast: [String], _ slow: [String]) -> [String] {
        var rest = slow
        var only: [String] = []
        for line in fast {
            if let place = rest.firstIndex(of: line) { rest.remove(at: place) } else { only.append("fast: \(line)") }
        }
        return only + rest.map { "slow: \($0)" }
    }

    @Test func `the fast way concludes what the obvious way does, whatever the order and the number of files`() throws {
        let base = UInt64.random(in: 0...UInt64.max / 2)
        for round in 0..<Self.rounds {
            let seed = base + UInt64(round)
            var documents = RandomDocuments(seed: seed)
            let lines = documents.lines(1 + documents.below(120))
            let cut = documents.below(lines.count + 1)
            let files = [Array(lines[..<cut]), Array(lines[cut...])].map { $0.joined(separator: "\n") + (documents.maybe(50) ? "\n" : "") }
            let fast = try Archive(threads: 1 + documents.below(3)).read(files)
            let slow = ObviousArchive.read(files)
            #expect(Self.difference(fast.findings, slow.findings) == [], "seed \(seed)")
            #expect(Self.difference(fast.rows, slow.rows) == [], "seed \(seed)")
            #expect(Self.difference(fast.totals, slow.totals) == [], "seed \(seed)")
            #expect(Self.difference(fast.inconclusive, slow.inconclusive) == [], "seed \(seed)")
            if fast.rows != slow.rows || fast.findings.sorted() != slow.findings.sorted() { break }
        }
    }

    @Test func `any order and any repetition of lines give the same rows`() throws {
        let base = UInt64.random(in: 0...UInt64.max / 2)
        for round in 0..<Self.rounds / 3 {
            let seed = base + UInt64(round)
            var documents = RandomDocuments(seed: seed)
            let lines = documents.lines(80)
            let first = try Archive().read([lines.joined(separator: "\n")])
            let again = (lines + lines.shuffled(using: &documents.random)).shuffled(using: &documents.random)
            let second = try Archive().read([again.joined(separator: "\n")])
            // The place in the file is the only thing that may differ.
            func placeless(_ rows: [String]) -> [String] { rows.map { String($0[..<$0.lastIndex(of: ",")!]) }.sorted() }
            #expect(placeless(first.rows) == placeless(second.rows), "seed \(seed)")
            #expect(first.inconclusive == second.inconclusive, "seed \(seed)")
        }
    }
}
