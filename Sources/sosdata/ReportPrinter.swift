import Delivery
import Foundation
import Localization
import RegisterModel

/// Writes a check's report: as text for people, as CSV or JSON lines for programs.
struct ReportPrinter {
    let report: CheckReport
    let language: Language

    /// Writes the whole report piece by piece.
    func print(_ format: Check.Format, to write: (String) throws -> Void) throws {
        switch format {
        case .csv:
            let rows = FindingsFile(in: language)
            try write(FindingsFile.header)
            try report.forEachFinding { try write(String(decoding: rows.row($0), as: UTF8.self)) }
        case .json: try report.forEachFinding { try write(try jsonLine($0)) }
        case .text: try printText(write)
        }
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
    }

    private func jsonLine(_ finding: DeliveryFinding) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = JSONFinding(
            file: finding.file, line: finding.line == 0 ? nil : finding.line, column: finding.column, rule: finding.rule.rule.name,
            severity: finding.rule.rule.severity.rawValue, message: finding.message(in: language), value: finding.value,
            related: finding.related.isEmpty ? nil : finding.related)
        return String(decoding: try encoder.encode(object), as: UTF8.self) + "\n"
    }

    private func printText(_ write: (String) throws -> Void) throws {
        try write(text("report.title", ["period": report.period.description]) + "\n")
        for totals in report.totals { try write(totals.line(in: language) + "\n") }
        for (file, columns) in report.ignoredColumns {
            try write(text("derive.ignored-columns", ["file": file, "columns": columns.joined(separator: ", ")]) + "\n")
        }
        for group in report.groups {
            let rule = group.rule.rule
            let place = group.column.isEmpty ? group.file : "\(group.file), \(group.column)"
            try write("\n\(rule.severity.name(in: language)): \(rule.name) (\(place)): \(group.count)\n")
            try write("  \(rule.what(in: language)) \(rule.remedy(in: language))\n")
            let lines = group.first.filter { $0.line > 0 }.map { finding in
                finding.value.isEmpty ? "\(finding.line)" : "\(finding.line) (\(finding.value))"
            }
            if !lines.isEmpty {
                let more = group.count - lines.count
                let list = lines.joined(separator: ", ")
                try write(
                    "  " + text("report.lines", ["lines": list]) + (more > 0 ? " " + text("report.more", ["count": String(more)]) : "")
                        + "\n")
            }
        }
        try write("\n" + text("report.ledger") + "\n")
        for outcome in report.ledger {
            let name = outcome.rule.rule.name
            if let reason = outcome.notRunReason {
                try write("  \(name): " + text("report.not-run", ["reason": Catalogue.delivery.text(reason, language)]) + "\n")
            } else {
                try write(
                    "  \(name): "
                        + text(
                            "report.outcome",
                            ["lookedAt": String(outcome.lookedAt), "passed": String(outcome.passed), "failed": String(outcome.failed)])
                        + "\n")
            }
        }
        let counts = Rule.Severity.allCases.map { "\($0.name(in: language)) \(report.count(of: $0))" }.joined(separator: ", ")
        try write("\n" + text("report.sum", ["counts": counts]) + "\n")
        if report.manifest != nil { try write(text(report.isAcceptable ? "report.acceptable" : "report.not-acceptable") + "\n") }
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, language, values) }
}
