import Localization
import RegisterModel

/// How a report is written; the raw value is the name on the command line and at the API.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// For people: totals, findings by rule and place, the ledger.
    case text
    /// For programs: one finding a line as a JSON object.
    case json
    /// For programs and spreadsheets: one finding a row (`findings.csv`).
    case csv
}

/// Writes a check's report: as text for people, as CSV or JSON lines for programs. The command line and the server both use it, so that the
/// same delivery has the same report, byte for byte.
public struct ReportPrinter {
    let report: CheckReport
    let language: Language

    /// Makes a printer of a report in a language.
    public init(report: CheckReport, language: Language) {
        self.report = report
        self.language = language
    }

    /// Writes the whole report piece by piece.
    public func print(_ format: ReportFormat, to write: ([UInt8]) throws -> Void) throws {
        guard let lines = FindingLines(format, in: language) else { return try printText { try write(Array($0.utf8)) } }
        try write(lines.header)
        try report.forEachFinding { try write(lines.line($0)) }
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
