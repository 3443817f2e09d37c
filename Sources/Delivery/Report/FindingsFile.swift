import Glibc
import Localization

/// `findings.csv`: one finding a row, never capped (delivery page, *Commands*).
public enum FindingsFile {
    /// The name of the file.
    public static let name = "findings.csv"
    /// The header with its line break.
    public static let header = "file,line,column,rule,severity,message\n"

    /// One row with its line break. The line is empty for a finding about a whole file.
    public static func row(_ finding: DeliveryFinding, in language: Language) -> String {
        let rule = finding.rule.rule
        let line = finding.line == 0 ? "" : String(finding.line)
        return
            "\(quoted(finding.file)),\(line),\(finding.column),\(rule.name),\(rule.severity.rawValue),\(quoted(finding.message(in: language)))\n"
    }

    private static func quoted(_ text: String) -> String {
        text.contains(where: { ",\"\n\r".contains($0) }) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}

extension CheckReport {
    /// Writes all findings as `findings.csv` has them; the file is new or replaced.
    /// - Throws: `DeliveryFailure`.
    public func writeFindings(csv path: String, language: Language) throws {
        let file = try OutputFile(path: path)
        try file.write(Array(FindingsFile.header.utf8))
        try forEachFinding { try file.write(Array(FindingsFile.row($0, in: language).utf8)) }
        try file.finish()
    }
}
