import Foundation
import RegisterModel
import Testing

@Suite struct `Sources` {
    private static let code = [".swift", ".py", ".mustache", ".js", ".css", "Makefile", ".sh"]

    @Test func `no source file is longer than 400 lines`() {
        for file in Repository.files(ending: ".swift", ".py", ".mustache", ".js") {
            #expect(Repository.lines(file).count <= 401, "\(file) has \(Repository.lines(file).count) lines")
        }
    }

    @Test func `nothing is left open`() {
        // Put together here, so that this file does not find itself.
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "not imple" + "mented", "unimple" + "mented"]
        for file in Repository.files where Self.code.contains(where: file.hasSuffix) || file.hasPrefix("Scripts/") {
            for (number, line) in zip(1..., Repository.lines(file)) {
                for mark in marks { #expect(!line.contains(mark), "\(file):\(number)") }
            }
        }
    }

    /// Where the compiler cannot see what is true, the comment above names the escape and says why it holds.
    @Test func `the compiler's checks are not escaped from without a reason`() {
        let escapes = ["@unchecked Send" + "able", "nonisolated(un" + "safe)", "try" + "!", " as" + "! ", "un" + "safeBitCast"]
        for file in Repository.files(in: "Sources/", ending: ".swift") {
            let lines = Repository.lines(file)
            for (number, line) in lines.enumerated() where !isComment(line) {
                for escape in escapes where line.contains(escape) {
                    let reasons = lines[..<number].reversed().prefix { isComment($0) }
                    #expect(reasons.contains { $0.contains(escape) }, "\(file):\(number + 1) has \(escape)")
                }
            }
        }
    }

    private func isComment(_ line: Substring) -> Bool { line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }

    @Test func `nothing belongs to one machine or to the way it was written`() throws {
        let words = [
            "sub" + "agent", "anthro" + "pic", "clau" + "de", "language mo" + "del", "co-authored" + "-by", "/ro" + "ot/", "/op" + "t/sw",
        ]
        let path = try Regex("(^|[^A-Za-z0-9_./:-])/wo" + "rk/")
        for file in Repository.files {
            for (number, line) in zip(1..., Repository.lines(file)) {
                let small = line.lowercased()
                for word in words { #expect(!small.contains(word), "\(file):\(number)") }
                #expect(line.firstMatch(of: path) == nil, "\(file):\(number)")
            }
        }
    }

    @Test func `no file is larger than a mebibyte`() throws {
        for file in Repository.files {
            let size = try Repository.root.appending(path: file).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            #expect(size <= 1 << 20, "\(file) has \(size) bytes")
        }
    }

    /// A name that says nothing hides a thing that has not been thought through.
    @Test func `every file can say its noun`() {
        let empty = ["Manager", "Helper", "Util", "Common", "Misc", "Stuff"]
        for file in Repository.files(in: "Sources/", ending: ".swift") {
            let name = file.split(separator: "/").last ?? ""
            for word in empty { #expect(!name.contains(word), "\(file)") }
        }
    }
}

@Suite struct `Identity codes in the repository` {
    private static let vectors = "Tests/RegisterModelTests/IdentityCodeVectors.swift"

    /// Every sound identity code of a text that stands by itself, not inside a longer word.
    private func codes(_ text: String) -> [IdentityCode] {
        let bytes = Array(text.utf8)
        func isWord(_ place: Int) -> Bool {
            guard bytes.indices.contains(place) else { return false }
            return (0x30...0x39).contains(bytes[place]) || (0x41...0x5A).contains(bytes[place]) || (0x61...0x7A).contains(bytes[place])
        }
        guard bytes.count >= 11 else { return [] }
        return (0...(bytes.count - 11)).compactMap { start in
            guard (0x30...0x33).contains(bytes[start]), !isWord(start - 1), !isWord(start + 11) else { return nil }
            return try? IdentityCode(String(decoding: bytes[start..<(start + 11)], as: UTF8.self))
        }
    }

    @Test func `outside the published vectors every code is of the 900 series, which no real person has`() {
        for file in Repository.files where file != Self.vectors {
            guard let text = Repository.text(file) else { continue }
            for code in codes(text) {
                // The code itself is not put into the message.
                #expect(code.isSynthetic, "\(file) holds a code outside the 900 series")
            }
        }
    }

    @Test func `the search finds a code where there is one`() {
        let found = codes(Repository.text(Self.vectors) ?? "")
        #expect(found.count > 20)
        #expect(found.contains { !$0.isSynthetic })
    }
}
