import CodeLists
import NotificationForm

/// Two versions of a notification side by side: the answers that differ, question by question, and everything else folded.
public struct ComparisonPage: Page {
    /// A version.
    public struct Version: Sendable {
        /// Its number.
        public let number: Int
        /// When it was sent.
        public let sent: Moment
        /// Why it was changed; nil for the first.
        public let reason: String?
        /// The answers in words.
        public let summary: Summary
        /// The municipalities.
        public let municipalities: [Municipality]

        /// Makes a version.
        public init(number: Int, sent: Moment, reason: String?, summary: Summary, municipalities: [Municipality]) {
            self.number = number
            self.sent = sent
            self.reason = reason
            self.summary = summary
            self.municipalities = municipalities
        }
    }

    /// The id of the notification.
    public let notification: String
    /// The county.
    public let area: Area
    /// The name of the group.
    public let group: String
    /// The older version.
    public let older: Version
    /// The newer version.
    public let newer: Version
    /// The keys of the answers that differ.
    public let changed: Set<AnswerKey>

    /// Makes the page.
    public init(notification: String, area: Area, group: String, older: Version, newer: Version, changed: Set<AnswerKey>) {
        self.notification = notification
        self.area = area
        self.group = group
        self.older = older
        self.newer = newer
        self.changed = changed
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("comparison.title", ["older": String(older.number), "newer": String(newer.number)])
        let rows = lines(words)
        let (left, right) = (version(older, words), version(newer, words))
        func table(_ id: String, _ caption: String, _ rows: [Line]) -> Values {
            DataTable(
                id: id, caption: words(caption),
                columns: [
                    .init(key: "question", title: words("comparison.question")), .init(key: "older", title: left),
                    .init(key: "newer", title: right),
                ],
                rows: rows.map { line in
                    .init(cells: [.init(line.label, note: line.row), .init(line.before ?? "–"), .init(line.after ?? "–")])
                }
            ).values()
        }
        let (changedRows, sameRows) = (rows.filter(\.isChanged), rows.filter { !$0.isChanged })
        return PageContent(
            template: "comparison", title: title, back: .notificationView(notification), isWide: true,
            values: [
                "caption": "\(area.name(words.language)) · \(group)", "heading": title,
                "reason": newer.reason, "count": words("comparison.count", ["count": String(changedRows.count)]),
                "hasChanges": !changedRows.isEmpty, "changes": table("changes", "comparison.changes", changedRows),
                "same": table("same", "comparison.same", sameRows),
            ])
    }

    private struct Line {
        let label: String
        let row: String?
        let before: String?
        let after: String?
        let isChanged: Bool
    }

    private func version(_ version: Version, _ words: Words) -> String {
        words("comparison.version", ["number": String(version.number), "moment": words.moment(version.sent)])
    }

    /// Every line of either version, in the form's order: what only the older version has stands after what it follows there.
    private func lines(_ words: Words) -> [Line] {
        var lines = Self.lines(newer.summary)
        var place = 0
        for line in Self.lines(older.summary) {
            if let known = lines.firstIndex(where: { $0.line.key == line.line.key }) {
                place = known + 1
            } else {
                lines.insert(line, at: place)
                place += 1
            }
        }
        let before = Self.answers(older.summary)
        let after = Self.answers(newer.summary)
        return lines.map { row, line in
            Line(
                label: "\(row.number). \(row.label)", row: line.label, before: before[line.key], after: after[line.key],
                isChanged: changed.contains(line.key))
        }
    }

    /// The lines of a version with their rows, each answer once.
    private static func lines(_ summary: Summary) -> [(row: Summary.Row, line: Summary.Line)] {
        var seen: Set<AnswerKey> = []
        return summary.sections.flatMap(\.rows).flatMap { row in
            row.lines.filter { seen.insert($0.key).inserted }.map { (row, $0) }
        }
    }

    private static func answers(_ summary: Summary) -> [AnswerKey: String] {
        Dictionary(
            summary.sections.flatMap(\.rows).flatMap(\.lines).compactMap { line in line.value.map { (line.key, $0) } }
        ) { first, _ in first }
    }
}
