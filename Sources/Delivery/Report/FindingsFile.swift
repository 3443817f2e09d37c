import Localization

/// `findings.csv`: one finding a row, never capped (delivery page, *Commands*).
public struct FindingsFile: Sendable {
    /// The name of the file.
    public static let name = "findings.csv"
    /// The header with its line break.
    public static let header = "file,line,column,rule,severity,message\n"

    /// What follows the column, for each rule: the same for all of its findings.
    private let endings: [[UInt8]]
    private let language: Language

    /// - Parameter language: the language of the messages.
    public init(in language: Language) {
        self.language = language
        endings = Rule.all.map { Self.ending($0, message: "\($0.what(in: language)) \($0.remedy(in: language))") }
    }

    private static func ending(_ rule: Rule, message: String) -> [UInt8] {
        Array(",\(rule.name),\(rule.severity.rawValue),\(quoted(message))\n".utf8)
    }

    /// One row with its line break. The line is empty for a finding about a whole file.
    public func row(_ finding: DeliveryFinding) -> [UInt8] {
        var row = Array(Self.quoted(finding.file).utf8)
        row.append(0x2C)
        if finding.line > 0 { row += String(finding.line).utf8 }
        row.append(0x2C)
        row += finding.column.utf8
        if finding.detail.isEmpty {
            row += endings[Int(finding.rule.rawValue)]
        } else {
            row += Self.ending(finding.rule.rule, message: finding.message(in: language))
        }
        return row
    }

    /// A spreadsheet takes a cell that begins with one of these for a formula; an apostrophe before it makes it text. A lone `-`, standard
    /// input, is no formula.
    private static let formulaSigns: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    private static func quoted(_ cell: String) -> String {
        let text = cell.first.map { formulaSigns.contains($0) && cell != "-" } ?? false ? "'\(cell)" : cell
        return quotedText(text)
    }

    private static func quotedText(_ text: String) -> String {
        text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
