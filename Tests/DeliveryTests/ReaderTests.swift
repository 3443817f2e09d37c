import Foundation
import Testing

@testable import Delivery

@Suite struct `The block reader` {
    /// Reads bytes from a file in blocks of a size.
    private func read(_ bytes: [UInt8], blockBytes: Int) throws -> [ObviousReader.Record] {
        try ReaderAgreement.read(bytes, blockBytes: blockBytes)
    }

    @Test(
        arguments: [
            "a,b\n", "a,b", "a,b\r\nc,d\r\n", "\"a\",b\n", "\"a,\"\"x\"\"\",b\nc\n", "\"a\nb\",c\nd\n", "a\"b,c\n", "\"a\"b,c\nd,e\n",
            "\"never closed\na,b\nc,d\n", "\n\na\n\n", "\r\n\r\nx\n", ",,\n", "å,ö\n", "\"\",\"\"\n", "\"a\"\r\nb\n", "a\rb,c\n",
            "0123456789012345678901234567890123456789,b\nc,d\n", "\"0123456789\n01234567890123456789\",b\nc,d\n", "\"\n", "\"", "a,\"b",
            "01234567890123,b\n", "012345678901234,b\nc,d\n", "\"0123456789\"\"123\",b\n", "\"0123456789\"\"1234\",b\nc,d\n",
            "a,01234567890123\r\n", "\"a\",\"b\n\"c\",\"d\"\n\"e\",\"f\"\n", "\"a\nb\"c\nd\n", "\"a\r\nb\"\rc\r\nd\r\n",
        ])
    func `agrees with the plainest reader on hand-picked texts, in blocks of any size`(text: String) throws {
        let bytes = Array(text.utf8)
        let wanted = ReaderAgreement.plainly(bytes)
        for blockBytes in 56...64 { #expect(try read(bytes, blockBytes: blockBytes) == wanted, "\(text.debugDescription)") }
    }

    @Test func `a byte that is no UTF-8 costs its record only`() throws {
        let bytes: [UInt8] = Array("a,b\n".utf8) + [0xC3, 0x28, 0x0A] + Array("c,d\n".utf8)
        #expect(
            try read(bytes, blockBytes: 64) == [
                .fields(line: 1, [[97], [98]]), .broken(line: 2, "encoding"), .fields(line: 3, [[99], [100]]),
            ])
    }

    @Test func `a closing mark that is missing costs its own row where every field is quoted`() throws {
        let bytes = Array("\"a\",\"b\n\"c\",\"d\"\n\"e\nf\",\"g\"\n".utf8)
        #expect(
            try read(bytes, blockBytes: 64) == [
                .broken(line: 1, "shape"), .fields(line: 2, [[99], [100]]), .fields(line: 3, [[101, 10, 102], [103]]),
            ])
    }

    @Test(arguments: 0..<40)
    func `agrees with the plainest reader on random bytes cut at every position`(index: Int) throws {
        let seed = UInt64(index) &* 104_729 &+ 31
        print("seed \(seed)")
        var random = SeededGenerator(state: seed)
        let alphabet: [UInt8] = Array("ab,,\"\"\n\n\r;".utf8) + [0xC3, 0xA5, 0xFF]
        for _ in 0..<12 {
            let bytes = (0..<Int.random(in: 0...160, using: &random)).map { _ in
                // Mostly letters and separators; quotes and broken bytes less often, so that whole records occur too.
                Int.random(in: 0..<3, using: &random) == 0 ? alphabet.randomElement(using: &random)! : UInt8(ascii: "x")
            }
            let wanted = ReaderAgreement.plainly(bytes)
            for blockBytes in stride(from: 51, through: 90, by: 3) {
                let found = try read(bytes, blockBytes: blockBytes)
                #expect(found == wanted, "seed \(seed), block \(blockBytes), \(bytes)")
                if found != wanted { return }
            }
        }
    }

    @Test func `counts line breaks as counting one by one does`() {
        var random = SeededGenerator(state: 5)
        let block = Block(capacity: 5000)
        for count in [0, 1, 7, 8, 9, 2039, 2040, 2041, 2048, 4999, 5000] {
            block.count = count
            for place in 0..<count { block.memory[place] = Bool.random(using: &random) ? 10 : 65 }
            #expect(Int(block.lineBreaks()) == (0..<count).filter { block.memory[$0] == 10 }.count)
        }
    }
}

/// A small generator with a seed that can be printed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
