import Foundation
import Testing

/// The documents that fuzzing starts from, and those by which it once found something, replayed each time.
@Suite struct `The corpus of documents` {
    private static let corpus = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/Corpus/documents")

    private static func inputs() throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: corpus.path()).sorted().map {
            ($0, Array(try Data(contentsOf: corpus.appending(path: $0))))
        }
    }

    @Test func `what must hold of any bytes holds of it`() throws {
        let inputs = try Self.inputs()
        #expect(inputs.count >= 15)
        for (name, bytes) in inputs { #expect(try DocumentAgreement.fault(in: bytes) == nil, "\(name)") }
        // Sound ones are among them, so that more than broken lines is met.
        let rows = try inputs.flatMap { try Archive().read([$0.bytes]).rows }
        #expect(rows.count >= 5)
    }

    @Test func `and of it with a few changed bytes`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(state: seed)
        let inputs = try Self.inputs().map(\.bytes)
        for _ in 0..<150 {
            guard var bytes = inputs.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = bytes.indices.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...0xFF, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                default: bytes[place] = Array("\"{}[]:,\n0".utf8).randomElement(using: &random) ?? 0
                }
            }
            let fault = try DocumentAgreement.fault(in: bytes)
            #expect(fault == nil, "seed \(seed), \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            if fault != nil { return }
        }
    }
}
