import Localization
import RegisterModel

/// The report of a check as one HTML file that needs nothing else: no script, no other file, all three languages in it.
public struct ReportPage: Sendable {
    /// Causes shown with their lines; the rest are counted. The files of findings have them all.
    private static let causesShown = 200
    /// Bars of the chart.
    private static let barsShown = 12

    private let report: CheckReport
    private let causes: [RootCause]
    private let changes: [EarlierFindings.Change]?
    private let language: Language

    /// - Parameters:
    ///   - language: the one that is shown at once; the others are folded.
    ///   - earlier: an earlier check to compare with; nil leaves the comparison out.
    public init(_ report: CheckReport, language: Language, since earlier: EarlierFindings? = nil) {
        self.report = report
        self.language = language
        causes = report.causes
        changes = earlier?.changes(to: causes)
    }

    /// Writes the page piece by piece.
    public func write(to write: (String) throws -> Void) rethrows {
        let title = text("page.title", language, ["period": report.period.description])
        try write("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n")
        try write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>\(title)</title>\n")
        try write("<style>\(Self.style)</style>\n</head>\n<body>\n<main>\n<h1>\(title)</h1>\n")
        try body(language, write)
        for other in Language.allCases where other != language {
            try write("<details lang=\"\(other.rawValue)\">\n<summary>\(text("page.own-name", other))</summary>\n")
            try body(other, write)
            try write("</details>\n")
        }
        try write("</main>\n</body>\n</html>\n")
    }

    private func body(_ language: Language, _ write: (String) throws -> Void) rethrows {
        if report.manifest != nil {
            let key = report.isAcceptable ? "page.acceptable" : "page.not-acceptable"
            try write("<p class=\"verdict\">\(text(key, language))</p>\n")
        }
        let counts = Rule.Severity.allCases.map { "\(escaped($0.name(in: language))) \(report.count(of: $0))" }
        try write("<p>\(text("page.sum", language, [:])) \(counts.joined(separator: ", "))</p>\n")
        try write(totals(language))
        if let changes { try write(comparison(changes, language)) }
        try write("<h2>\(text("page.causes", language))</h2>\n")
        if causes.isEmpty { try write("<p>\(text("page.none", language))</p>\n") }
        try write(chart(language))
        for cause in causes.prefix(Self.causesShown) { try write(section(cause, language)) }
        if causes.count > Self.causesShown {
            try write("<p>\(text("page.more-causes", language, ["count": String(causes.count - Self.causesShown)]))</p>\n")
        }
        try write(ledger(language))
    }

    private func totals(_ language: Language) -> String {
        let hasDocuments = report.totals.contains { $0.setAside != nil }
        let names = ["file", "read", "used", "duplicate", "rejected", "out-of-scope"] + (hasDocuments ? ["set-aside"] : [])
        let rows = report.totals.map { totals in
            let counts = [totals.read, totals.used, totals.duplicate, totals.rejected, totals.outOfScope]
            return [escaped(totals.file)] + (counts + (hasDocuments ? [totals.setAside?.total ?? 0] : [])).map(String.init)
        }
        let caption = text(hasDocuments ? "page.files-caption-archive" : "page.files-caption", language)
        return "<h2>\(text("page.files", language))</h2>\n" + table(names.map { text("page.\($0)", language) }, rows, caption: caption)
    }

    private func comparison(_ changes: [EarlierFindings.Change], _ language: Language) -> String {
        let heading = "<h2>\(text("page.since", language))</h2>\n"
        if changes.isEmpty { return heading + "<p>\(text("page.no-change", language))</p>\n" }
        let heads = ["rule", "sign", "before", "now"].map { text("page.\($0)", language) }
        let rows = changes.prefix(Self.causesShown).map { change in
            ["<code>\(change.sign.rule.rule.name)</code>", escaped(Self.place(change.sign)), String(change.before), String(change.now)]
        }
        return heading + table(heads, Array(rows), caption: text("page.since-caption", language))
    }

    /// Bars of the causes behind the most findings, each under its words; the sections below hold the same numbers. Widths are shares of the
    /// page's, so that letters keep their size on a narrow one.
    private func chart(_ language: Language) -> String {
        let shown = causes.prefix(Self.barsShown)
        guard let most = shown.map(\.count).max() else { return "" }
        var bars = ""
        var height = 0
        for cause in shown {
            for words in [cause.sign.rule.rule.name, Self.place(cause.sign)] where !words.isEmpty {
                height += 18
                bars += "<text x=\"0\" y=\"\(height - 4)\">\(escaped(Self.shortened(words)))</text>"
            }
            let width = max(1, 80 * cause.count / most)
            bars += "<rect class=\"\(cause.severity.rawValue)\" x=\"0\" y=\"\(height)\" width=\"\(width)%\" height=\"14\"/>"
            bars += "<text x=\"\(width + 1)%\" y=\"\(height + 12)\">\(cause.count)</text>\n"
            height += 26
        }
        return "<svg role=\"img\" height=\"\(height)\" aria-label=\"\(text("page.chart", language))\">\n\(bars)</svg>\n"
    }

    /// As much as fits into a narrow page.
    private static func shortened(_ words: String) -> String { words.count > 40 ? "\(words.prefix(39))…" : words }

    private func section(_ cause: RootCause, _ language: Language) -> String {
        let rule = cause.sign.rule.rule
        var html = "<section class=\"cause \(cause.severity.rawValue)\">\n<h3>\(escaped(rule.severity.name(in: language))): "
        html += "\(escaped(Self.title(cause.sign))): \(cause.count)</h3>\n<p>\(escaped(rule.what(in: language))) "
        html += "\(escaped(rule.remedy(in: language)))</p>\n<p>\(text("page.vanish", language, ["count": String(cause.count)]))"
        html += " \(cause.files.map { "\(escaped($0.file)): \($0.count)" }.joined(separator: "; "))</p>\n"
        let details = cause.first.compactMap { finding -> String? in
            var words: [String] = []
            if finding.line > 0 { words.append("\(finding.file):\(finding.line)") }
            if !finding.detail.isEmpty { words.append(finding.detail) } else if !finding.value.isEmpty { words.append(finding.value) }
            if !finding.related.isEmpty { words.append("(\(finding.related))") }
            if !finding.reason.isEmpty { words.append(Catalogue.delivery.text("finding.confirmed", language, ["reason": finding.reason])) }
            return words.isEmpty ? nil : "<li>\(escaped(words.joined(separator: " ")))</li>\n"
        }
        if !details.isEmpty {
            html += "<details>\n<summary>\(text("page.first", language, ["count": String(details.count)]))</summary>\n"
            html += "<ul>\n\(details.joined())</ul>\n</details>\n"
        }
        return html + "</section>\n"
    }

    private func ledger(_ language: Language) -> String {
        let heads = ["rule", "looked-at", "passed", "failed"].map { text("page.\($0)", language) }
        let run = report.ledger.filter { $0.notRunReason == nil }.map { outcome in
            ["<code>\(outcome.rule.rule.name)</code>", String(outcome.lookedAt), String(outcome.passed), String(outcome.failed)]
        }
        let notRun = report.ledger.compactMap { outcome in
            outcome.notRunReason.map { ["<code>\(outcome.rule.rule.name)</code>", text($0, language)] }
        }
        return "<h2>\(text("page.ledger", language))</h2>\n" + table(heads, run, caption: text("page.run-caption", language))
            + table(
                [text("page.rule", language), text("page.reason", language)], notRun, caption: text("page.not-run-caption", language))
    }

    /// A table of cells that are escaped already; every column but the first is of numbers, unless there are two.
    private func table(_ heads: [String], _ rows: [[String]], caption: String) -> String {
        if rows.isEmpty { return "" }
        var html =
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(caption)\">\n<table>\n<caption>\(caption)</caption>\n<thead><tr>"
        html += heads.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += "<tr><th scope=\"row\">\(row[0])</th>" + row.dropFirst().map { "<td>\($0)</td>" }.joined() + "</tr>\n"
        }
        return html + "</tbody>\n</table>\n</div>\n"
    }

    private static func title(_ sign: RootCause.Sign) -> String {
        let place = place(sign)
        return place.isEmpty ? sign.rule.rule.name : "\(sign.rule.rule.name), \(place)"
    }

    /// The column and what the findings share in it.
    static func place(_ sign: RootCause.Sign) -> String {
        sign.value.isEmpty ? sign.column : sign.column.isEmpty ? sign.value : "\(sign.column) = \(sign.value)"
    }

    private func text(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        escaped(Catalogue.delivery.text(key, language, values))
    }

    private func escaped(_ text: String) -> String {
        var html = ""
        for character in text {
            switch character {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default: html.append(character)
            }
        }
        return html
    }

    private static let style = """
        body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}main{max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2rem}h3{font-size:1.05rem;margin:0}
        .verdict{font-weight:bold;border-left:.4rem solid #303193;padding-left:.7rem}
        .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0 1rem}caption{text-align:left;color:#444}
        th,td{text-align:left;padding:.25rem .8rem .25rem 0;border-bottom:1px solid #ccc;vertical-align:top}td{font-variant-numeric:tabular-nums}
        tbody th{font-weight:normal}code{overflow-wrap:anywhere}svg{width:100%;max-width:40rem;font:13px system-ui,sans-serif}
        .cause{border-left:.4rem solid #666;padding:.2rem 0 .2rem .8rem;margin:1rem 0;overflow-wrap:anywhere}.cause p{margin:.3rem 0}
        .cause.error{border-color:#a3001b}.cause.confirm{border-color:#7a4b00}.cause.warning{border-color:#005a8c}
        rect{fill:#666}rect.error{fill:#a3001b}rect.confirm{fill:#7a4b00}rect.warning{fill:#005a8c}
        summary{cursor:pointer}main>details{margin-top:3rem;border-top:1px solid #ccc;padding-top:1rem}
        main>details>summary{font-size:1.3rem;font-weight:bold}
        """
}
