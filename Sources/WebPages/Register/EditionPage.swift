import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// An edition as THL sees it before anything is protected: what it was made from, what differs from the one before.
public struct EditionPage: Page {
    /// A figure in both editions; nil where nothing had arrived.
    public struct Change: Sendable {
        /// Where.
        public let place: Place
        /// The service task; nil is the total.
        public let task: ServiceTask?
        /// In the earlier edition.
        public let before: Int?
        /// In this one.
        public let after: Int?

        /// Makes a change.
        public init(place: Place, task: ServiceTask?, before: Int?, after: Int?) {
            self.place = place
            self.task = task
            self.before = before
            self.after = after
        }
    }

    /// A block of the manifest.
    public struct BlockLine: Sendable {
        /// The area.
        public let area: Area
        /// The way it came.
        public let channel: Channel
        /// What it holds.
        public let kind: BlockKind
        /// Its rows that were counted.
        public let rows: Int
        /// SHA-256 of its file.
        public let sha256: String
        /// The delivery it came with.
        public let deliveryID: String
        /// Whether the edition before did not have it.
        public let isNew: Bool

        /// Makes a line.
        public init(area: Area, channel: Channel, kind: BlockKind, rows: Int, sha256: String, deliveryID: String, isNew: Bool) {
            self.area = area
            self.channel = channel
            self.kind = kind
            self.rows = rows
            self.sha256 = sha256
            self.deliveryID = deliveryID
            self.isNew = isNew
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The number.
    public let number: Int
    /// SHA-256 of the manifest in hexadecimal digits.
    public let manifestHash: String
    /// What was counted.
    public let counts: EditionCounts
    /// The figures that differ from the edition before; nil for a first edition.
    public let changes: [Change]?
    /// The blocks.
    public let blocks: [BlockLine]
    /// Whether the reader may propose it now.
    public let mayPropose: Bool
    /// The tables that could not be protected when the edition was proposed last; they are not chosen beforehand.
    public let refused: Set<TableName>

    /// Makes the page.
    public init(
        period: MonitoringPeriod, number: Int, manifestHash: String, counts: EditionCounts, changes: [Change]?, blocks: [BlockLine],
        mayPropose: Bool, refused: Set<TableName> = []
    ) {
        self.period = period
        self.number = number
        self.manifestHash = manifestHash
        self.counts = counts
        self.changes = changes
        self.blocks = blocks
        self.mayPropose = mayPropose
        self.refused = refused
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("editions.edition-title", ["quarter": words.quarter(period), "number": String(number)])
        let sources = counts.sources.sorted { $0.key < $1.key }
        return PageContent(
            template: "edition", title: title, back: .editions, isWide: true,
            values: [
                "heading": title, "csrf": frame.csrfToken, "action": Address.edition(period, number).path, "mayPropose": mayPropose,
                "tables": counts.tableNames.filter { $0 != .clientsByArea }.map { table in
                    [
                        "id": "table-\(table.rawValue)", "name": table.rawValue, "title": words("statistics.table.\(table.rawValue)"),
                        "isChosen": !refused.contains(table),
                    ] as Values
                },
                "alwaysName": TableName.clientsByArea.rawValue,
                "always": words("editions.always", ["table": words("statistics.table.\(TableName.clientsByArea.rawValue)")]),
                "manifestHash": manifestHash, "sources": figureTable(sources, words).values(words),
                "isFirst": changes == nil, "isUnchanged": changes?.contains { $0.before != $0.after } == false,
                "changes": (changes ?? []).map { change in
                    [
                        "place": words.place(change.place), "task": words.task(change.task),
                        "before": change.before.map(words.number) ?? "...", "after": change.after.map(words.number) ?? "...",
                        "difference": change.before.flatMap { before in change.after.map { Self.signed($0 - before, words) } } ?? "",
                    ] as Values
                },
                "hasChanges": changes?.isEmpty == false,
                "blocks": blocks.map { block in
                    [
                        "area": block.area.name(words.language), "channel": words("channel.\(block.channel.rawValue)"),
                        "kind": block.kind.name(in: words.language),
                        "rows": words.number(block.rows),
                        "sha256": String(block.sha256.prefix(16)), "path": Address.delivery(block.deliveryID).path, "isNew": block.isNew,
                    ] as Values
                },
            ])
    }

    private static func signed(_ number: Int, _ words: Words) -> String { number > 0 ? "+" + words.number(number) : words.number(number) }

    /// Where the periods of each area and task come from.
    private func figureTable(_ sources: [(key: Block, value: EditionCounts.Sources)], _ words: Words) -> FigureTable {
        FigureTable(
            id: "sources", caption: words("editions.sources"), corner: words("editions.area-and-task"),
            columns: PeriodSource.allCases.map { words("editions.source.\($0.rawValue)") },
            rows: sources.map { block, source in
                FigureTable.Row(
                    label: "\(block.area.name(words.language)): \(words.task(block.task))",
                    cells: PeriodSource.allCases.map { .figure(.shown(source.counts[$0] ?? 0)) })
            })
    }
}
