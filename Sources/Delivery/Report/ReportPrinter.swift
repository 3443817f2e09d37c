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
    /// For people: one page that needs nothing else, in all three languages.
    case html
}

/// Writes a check's report: as text for people, as CSV or JSON lines for programs. The command line and the server both use it, so that the
/// same delivery has the same report, byte for byte.
public struct ReportPrinter {
    let report: CheckReport
    let language: Language
    /// An earlier check of the same delivery to compare with; nil leaves the comparison out.
    let earlier: EarlierFindings?

    /// Makes a printer of a report in a language.
    public init(report: CheckReport, language: Language, earlier: EarlierFindings? = nil) {
        self.report = report
        self.language = language
        self.earlier = earlier
    }

    /// Writes the whole report piece by piece.
    public func print(_ format: ReportFormat, to write: ([UInt8]) throws -> Void) throws {
        if let lines = FindingLines(format, in: language) {
            try write(lines.header)
            try report.forEachFinding { try write(lines.line($0)) }
        } else if format == .html {
            try ReportPage(report, language: language, since: earlier).write { try write(Array($0.utf8)) }
        } else {
            try printText { try write(Array($0.utf8)) }
        }
    }

    private func printText(_ write: (String) throws -> Void) throws {
        try write(text("report.title", ["period": report.period.description]) + "\n")
        for line in report.totals.flatMap({ $0.lines(in: language) }) { try write(line + "\n") }
        for (file, columns) in report.ignoredColumns {
            try write(text("derive.ignored-columns", ["file": file, "columns": columns.joined(separator: ", ")]) + "\n")
        }
        let causes = report.causes
        if let earlier { try printChanges(earlier.changes(to: causes), write) }
        for cause in causes { try print(cause, write) }
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

    /// One cause: how many findings it is behind, what to do, and where the first of them are.
    private func print(_ cause: RootCause, _ write: (String) throws -> Void) throws {
        let rule = cause.sign.rule.rule
        let place = [cause.sign.column, cause.sign.value].filter { !$0.isEmpty }.joined(separator: " = ")
        try write("\n\(rule.severity.name(in: language)): \(rule.name)\(place.isEmpty ? "" : " (\(place))"): \(cause.count)\n")
        try write("  \(rule.what(in: language)) \(rule.remedy(in: language))\n")
        try write("  " + text("report.vanish", ["count": String(cause.count)]) + "\n")
        for (file, count) in cause.files {
            let lines = cause.first.filter { $0.file == file && $0.line > 0 }.map { finding in
                finding.value.isEmpty ? "\(finding.line)" : "\(finding.line) (\(finding.value))"
            }
            if lines.isEmpty { continue }
            let more = count > lines.count ? " " + text("report.more", ["count": String(count - lines.count)]) : ""
            try write("  \(file): " + text("report.lines", ["lines": lines.joined(separator: ", ")]) + more + "\n")
        }
        for finding in cause.first where !finding.detail.isEmpty || (finding.line == 0 && finding.related.isEmpty) {
            let reason =
                finding.reason.isEmpty ? "" : " " + Catalogue.delivery.text("finding.confirmed", language, ["reason": finding.reason])
            try write("  \(finding.file)\(finding.detail.isEmpty ? "" : ": ")\(finding.detail)\(reason)\n")
        }
    }

    private func printChanges(_ changes: [EarlierFindings.Change], _ write: (String) throws -> Void) throws {
        try write("\n" + text(changes.isEmpty ? "report.no-change" : "report.since") + "\n")
        for change in changes {
            let place = [change.sign.column, change.sign.value].filter { !$0.isEmpty }.joined(separator: " = ")
            try write("  \(change.sign.rule.rule.name)\(place.isEmpty ? "" : " (\(place))"): \(change.before) → \(change.now)\n")
        }
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, language, values) }
}
