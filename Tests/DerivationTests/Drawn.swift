import Foundation
import Testing

/// A drawn example: a heading, tables of what goes in, what comes out and what is found.
struct DrawnExample: CustomTestStringConvertible, Sendable {
    typealias Rows = [[String: String]]

    let title: String
    let gapDays: Int
    /// The tables by the word above them. Where there are no words the first is what is given, the second what is reported, the third what is found.
    let tables: [String: Rows]

    var testDescription: String { title }
    var given: Rows { tables["given"] ?? [] }
    var reported: Rows { tables["reported"] ?? [] }
    var found: Rows { tables["found"] ?? [] }

    /// Reads a page of `docs/specification`.
    static func page(_ name: String) -> [DrawnExample] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        guard let text = try? String(contentsOf: root.appending(path: "docs/specification/\(name).md"), encoding: .utf8) else { return [] }
        return text.components(separatedBy: "\n## ").dropFirst().map { section in
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let gap = lines.first { $0.hasPrefix("gap-days: ") }.flatMap { Int($0.dropFirst(10)) } ?? 0
            return DrawnExample(title: lines[0], gapDays: gap, tables: tables(in: lines))
        }
    }

    private static func tables(in lines: [String]) -> [String: Rows] {
        var tables: [String: Rows] = [:]
        var word: String?
        var unnamed = ["given", "reported", "found"][...]
        var table: [[String]] = []
        for line in lines + [""] {
            if line.hasPrefix("|") {
                table.append(
                    line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                        $0.trimmingCharacters(in: .whitespaces)
                    })
                continue
            }
            if !table.isEmpty {
                let rows = table.dropFirst(2).map { row in Dictionary(uniqueKeysWithValues: zip(table[0], row)) }
                tables[word ?? unnamed.removeFirst()] = rows
                table = []
                word = nil
            }
            if line.hasSuffix(":"), !line.contains(" ") { word = line.dropLast().lowercased() }
        }
        return tables
    }
}
