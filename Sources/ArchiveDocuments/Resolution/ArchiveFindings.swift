import Delivery
import RegisterModel

/// Everything that was found on the lines of all files, kept packed and given in the order of listings.
struct ArchiveFindings: Sendable {
    private struct Packed {
        var line: UInt32
        var related: UInt32 = 0
        var text: UInt32 = 0
        var file: UInt8
        var relatedFile: UInt8 = 0
        var length: UInt8 = 0
        /// The column's raw value; what an inconclusive document lacks stands behind the columns.
        var column: UInt8
        var rule: RuleID
    }

    private static let missing: UInt8 = 128
    private var found: [Packed] = []
    private var texts: [UInt8] = []
    /// How many findings each rule has.
    private(set) var counts = [Int](repeating: 0, count: RuleID.allCases.count)

    /// Adds a finding about a whole line.
    mutating func add(_ rule: RuleID, file: UInt8, line: UInt32, related: (file: UInt8, line: UInt32)? = nil, column: FindingColumn = .none)
    {
        counts[Int(rule.rawValue)] += 1
        found.append(
            Packed(
                line: line, related: related?.line ?? 0, file: file, relatedFile: related?.file ?? 0, column: column.rawValue, rule: rule))
    }

    /// Adds the finding that a document is inconclusive.
    mutating func add(missing: MissingPieces, file: UInt8, line: UInt32) {
        counts[Int(RuleID.archiveInconclusive.rawValue)] += 1
        found.append(Packed(line: line, file: file, column: Self.missing + missing.rawValue, rule: .archiveInconclusive))
    }

    /// Adds what the checks of a line found.
    mutating func add(_ findings: ArraySlice<LineFinding>, of block: BlockFacts, file: UInt8, line: UInt32) {
        for finding in findings {
            counts[Int(finding.rule.rawValue)] += 1
            found.append(
                Packed(
                    line: line, text: UInt32(texts.count), file: file, length: UInt8(finding.length), column: finding.column.rawValue,
                    rule: finding.rule))
            texts += block.texts[Int(finding.text)..<Int(finding.text + finding.length)]
        }
    }

    /// Puts the findings in the order of file, line, column, rule.
    mutating func sort() {
        found.sort { ($0.file, $0.line, $0.column, $0.rule.rawValue) < ($1.file, $1.line, $1.column, $1.rule.rawValue) }
    }

    /// Calls the body with each finding in order.
    func forEach(files: [String], _ body: (DeliveryFinding) throws -> Void) rethrows {
        for finding in found {
            let text = String(decoding: texts[Int(finding.text)..<Int(finding.text) + Int(finding.length)], as: UTF8.self)
            let column =
                finding.column >= Self.missing
                ? MissingPieces(rawValue: finding.column - Self.missing).names : FindingColumn(rawValue: finding.column)?.name ?? ""
            try body(
                .make(
                    file: files[Int(finding.file)], line: Int(finding.line), column: column, rule: finding.rule,
                    value: Self.masked(text, isPerson: finding.column == FindingColumn.personId.rawValue),
                    related: finding.related == 0 ? "" : "\(files[Int(finding.relatedFile)]):\(finding.related)"))
        }
    }

    /// Masks a value that is, may be or begins a person identifier: six digits in a row, or a bar.
    private static func masked(_ text: String, isPerson: Bool) -> String {
        if text.isEmpty { return text }
        if isPerson || text.contains("|") { return PersonIdentifier.masked(text) }
        var digits = 0
        for (place, byte) in text.utf8.enumerated() {
            digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
            if digits == 6 && place + 1 < text.utf8.count { return String(decoding: Array(text.utf8)[...place], as: UTF8.self) + "*****" }
        }
        return text
    }
}
