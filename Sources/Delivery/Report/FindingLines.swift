import Foundation
import Localization

/// Findings one by one, in a format that has one a line: `csv` and `json` (delivery page, *Commands*).
public struct FindingLines: Sendable {
    /// What stands before the first finding, with its line break.
    public let header: [UInt8]

    private let rows: FindingsFile?
    private let language: Language

    /// The lines of a format in a language; nil for a format that is no list of findings.
    public init?(_ format: ReportFormat, in language: Language) {
        switch format {
        case .csv:
            rows = FindingsFile(in: language)
            header = Array(FindingsFile.header.utf8)
        case .json:
            rows = nil
            header = []
        case .text, .html: return nil
        }
        self.language = language
    }

    /// One finding with its line break.
    public func line(_ finding: DeliveryFinding) -> [UInt8] {
        if let rows { return rows.row(finding) }
        let object = JSONFinding(
            file: finding.file, line: finding.line == 0 ? nil : finding.line, column: finding.column, rule: finding.rule.rule.name,
            severity: finding.rule.rule.severity.rawValue, message: finding.message(in: language), value: finding.value,
            related: finding.related.isEmpty ? nil : finding.related,
            reason: finding.reason.isEmpty ? nil : finding.reason)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(object) else { preconditionFailure("Texts and numbers can always be written as JSON.") }
        return Array(data) + [0x0A]
    }

    private struct JSONFinding: Encodable {
        let file: String
        let line: Int?
        let column: String
        let rule: String
        let severity: String
        let message: String
        let value: String
        let related: String?
        let reason: String?
    }
}
