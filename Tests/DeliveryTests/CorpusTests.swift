import Foundation
import Testing

@testable import Delivery

/// The inputs that fuzzing starts from, and those by which it once found something, replayed each time.
@Suite struct `The corpus of the fuzz targets` {
    private static let corpus = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/Corpus")

    private static func inputs(_ target: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = corpus.appending(path: target)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().map {
            ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
        }
    }

    @Test func `the fast reader and the plain one agree on it`() throws {
        let inputs = try Self.inputs("reader")
        #expect(inputs.count >= 10)
        for (name, bytes) in inputs { #expect(try ReaderAgreement.disagreement(on: bytes) == nil, "\(name)") }
    }

    @Test func `fast and plain field parsers agree on it`() throws {
        let inputs = try Self.inputs("fields")
        #expect(inputs.count >= 10)
        for (name, bytes) in inputs { #expect(FieldAgreement.disagreement(on: bytes) == nil, "\(name)") }
    }

    @Test(arguments: 0..<4)
    func `fast and plain field parsers agree on fields with a few changed bytes`(index: Int) throws {
        let seed = UInt64(index) &* 7919 &+ 3
        print("seed \(seed)")
        var random = SeededGenerator(state: seed)
        let inputs = try Self.inputs("fields").map(\.bytes)
        for _ in 0..<3000 {
            guard var bytes = inputs.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
                let place = bytes.indices.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0x20...0x7F, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[place], at: place)
                }
            }
            let wrong = FieldAgreement.disagreement(on: bytes)
            #expect(wrong == nil, "seed \(seed), \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            if wrong != nil { return }
        }
    }
}
