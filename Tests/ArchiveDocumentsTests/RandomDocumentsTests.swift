import Foundation
import Testing

@Suite struct `Random documents` {
    /// Longer with `SLOW=1`.
    static let rounds = ProcessInfo.processInfo.environment["SLOW"] == "1" ? 600 : 60

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
            #expect(Set(fast.findings) == Set(slow.findings), "seed \(seed)")
            #expect(fast.findings.count == slow.findings.count, "seed \(seed)")
            #expect(fast.rows == slow.rows, "seed \(seed)")
            #expect(fast.totals == slow.totals, "seed \(seed)")
            #expect(fast.inconclusive.sorted() == slow.inconclusive, "seed \(seed)")
            if fast.rows != slow.rows || Set(fast.findings) != Set(slow.findings) || fast.totals != slow.totals { break }
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
