import Foundation
import Testing

/// A page of drawn examples: a heading, what goes in, what comes out, what is found.
struct DrawnExample: CustomTestStringConvertible, Sendable {
    let title: String
    let gapDays: Int
    let given: [[String: String]]
    let reported: [[String: String]]
    let found: [[String: String]]

    var testDescription: String { title }

    /// Reads a page of `docs/specification`.
    static func page(_ name: String) -> [DrawnExample] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        guard let text = try? String(contentsOf: root.appending(path: "docs/specification/\(name).md"), encoding: .utf8) else { return [] }
        return text.components(separatedBy: "\n## ").dropFirst().map { section in
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let gap = lines.first { $0.hasPrefix("gap-days: ") }.flatMap { Int($0.dropFirst(10)) } ?? 0
            let tables = tables(in: lines)
            return DrawnExample(
                title: lines[0], gapDays: gap, given: tables[0], reported: tables[1], found: tables.count > 2 ? tables[2] : [])
        }
    }

    private static func tables(in lines: [String]) -> [[[String: String]]] {
        lines.split { !$0.hasPrefix("|") }.map { table in
            let rows = table.map { line in
                line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
            return rows.dropFirst(2).map { row in Dictionary(uniqueKeysWithValues: zip(rows[0], row)) }
        }
    }
}
