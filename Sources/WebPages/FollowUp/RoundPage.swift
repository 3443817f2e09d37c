import CodeLists
import NotificationForm
import RegisterModel

/// Who has notified in a round: the organisers on a tile map and in an equal table.
public struct RoundPage: Page {
    /// One organiser.
    public struct Row: Sendable {
        /// The organiser.
        public let area: Area
        /// How far it has come.
        public let status: NotifyingStatus
        /// Its municipality groups: name, id, and where the notification stands.
        public let groups: [(id: String, name: String, status: NotificationStatus, isSent: Bool)]
        /// How many of its municipalities are in no group.
        public let unassigned: Int
        /// Its last day for notifying, included.
        public let deadline: Day
        /// Why THL has put the deadline off; nil if it has not.
        public let extensionReason: String?
        /// Whether a notification came after the deadline.
        public let isLate: Bool
        /// How many queries wait for the county's answer.
        public let openQueries: Int
        /// How many answers wait for THL.
        public let answeredQueries: Int
        /// When it was last reminded; nil if it has not been.
        public let reminded: Moment?
        /// When the newest notification came; nil if none has.
        public let newest: Moment?

        /// Makes a row.
        public init(
            area: Area, status: NotifyingStatus, groups: [(id: String, name: String, status: NotificationStatus, isSent: Bool)],
            unassigned: Int, deadline: Day, extensionReason: String?, isLate: Bool, openQueries: Int, answeredQueries: Int,
            reminded: Moment?, newest: Moment?
        ) {
            self.area = area
            self.status = status
            self.groups = groups
            self.unassigned = unassigned
            self.deadline = deadline
            self.extensionReason = extensionReason
            self.isLate = isLate
            self.openQueries = openQueries
            self.answeredQueries = answeredQueries
            self.reminded = reminded
            self.newest = newest
        }
    }

    /// A group that was dissolved after it had sent a notification.
    public struct Dissolved: Sendable {
        /// The id of the group, and so of its notification.
        public let id: String
        /// The organiser.
        public let area: Area
        /// The name the group had.
        public let name: String
        /// The reference number of its notification.
        public let reference: String
        /// When it was dissolved; nil if that is not known.
        public let moment: Moment?
        /// Why.
        public let reason: String

        /// Names a group.
        public init(id: String, area: Area, name: String, reference: String, moment: Moment?, reason: String) {
            self.id = id
            self.area = area
            self.name = name
            self.reference = reference
            self.moment = moment
            self.reason = reason
        }
    }

    /// The round.
    public let round: Round
    /// The organisers.
    public let rows: [Row]
    /// The groups dissolved after they had sent a notification, the newest first.
    public let dissolved: [Dissolved]
    /// Whether the reader may remind and put deadlines off.
    public let canAct: Bool
    /// The order of the table; nil is by name.
    public let sort: TableSort?

    /// Makes the page.
    public init(round: Round, rows: [Row], dissolved: [Dissolved] = [], canAct: Bool, sort: TableSort? = nil) {
        self.round = round
        self.rows = rows
        self.dissolved = dissolved
        self.canAct = canAct
        self.sort = sort
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let complete = rows.count { $0.status == .complete }
        let overdue = rows.count { $0.status == .overdue }
        let files: [FollowUpAddress.RoundFile] = canAct ? FollowUpAddress.RoundFile.allCases : [.csv, .xlsx, .json]
        return PageContent(
            template: "round", title: words("round.title"), isWide: true,
            values: RoundFrame(round: round, here: .round(round.id), words: words).values(
                words("round.title"),
                [
                    "completeCount": words("register.notified", ["count": String(complete), "all": String(rows.count)]),
                    "deadline": words("register.deadline", ["day": words.day(round.deadline)]),
                    "overdueCount": words.number(overdue), "hasOverdue": overdue > 0,
                    "remindersPath": canAct && complete < rows.count ? FollowUpAddress.reminders(round.id).path : nil,
                    "queryCount": words(
                        "round.query-count",
                        [
                            "open": String(rows.reduce(0) { $0 + $1.openQueries }),
                            "answered": String(rows.reduce(0) { $0 + $1.answeredQueries }),
                        ]),
                    "agendaPath": FollowUpAddress.agenda(round.id).path,
                    "map": map(words),
                    "legend": NotifyingStatus.allCases.map { status -> Values in
                        ["status": status.rawValue, "sign": status.sign, "name": words("notifying.\(status.rawValue)")]
                    },
                    "table": table(words).values(sorting: (sort, .followUp(.round(round.id)))),
                    "dissolved": dissolved.isEmpty ? nil : dissolvedTable(words).values(),
                    "files": files.map { file -> Values in
                        ["path": FollowUpAddress.file(round.id, file).path, "name": words("round.file-\(file)")]
                    },
                ]))
    }

    private func map(_ words: Words) -> Values {
        let step = TileMap.side + TileMap.gap
        let placed = rows.compactMap { row in row.area.tile.map { (row, $0) } }.sorted { ($0.1.row, $0.1.column) < ($1.1.row, $1.1.column) }
        return [
            "width": String((placed.map { $0.1.column }.max() ?? 1) * step - TileMap.gap),
            "height": String((placed.map { $0.1.row }.max() ?? 1) * step - TileMap.gap),
            "tiles": placed.map { row, place -> Values in
                [
                    "x": String((place.column - 1) * step), "y": String((place.row - 1) * step), "side": String(TileMap.side),
                    "code": row.area.slug, "path": "#area-\(row.area.slug)", "status": row.status.rawValue, "sign": row.status.sign,
                    "label": words(
                        "round.tile", ["area": row.area.name(words.language), "status": words("notifying.\(row.status.rawValue)")]),
                ]
            },
        ]
    }

    private func table(_ words: Words) -> DataTable {
        typealias Column = DataTable.Column
        return DataTable(
            id: "organisers", caption: words("round.caption"),
            columns: [
                Column(key: "name", title: words("register.organiser")), Column(key: "status", title: words("round.status")),
                Column(key: "sent", title: words("round.sent")),
                Column(key: "unassigned", title: words("register.without-group"), isNumber: true),
                Column(key: "deadline", title: words("round.deadline")),
                Column(key: "queries", title: words("round.queries"), isNumber: true),
                Column(key: "reminded", title: words("round.reminded")), Column(key: "newest", title: words("round.newest")),
            ], rows: words.sorted(rows) { $0.area.name(words.language) }.map { row($0, words) })
    }

    private func row(_ row: Row, _ words: Words) -> DataTable.Row {
        typealias Cell = DataTable.Cell
        let name = row.area.name(words.language)
        let extensionPath = canAct ? FollowUpAddress.deadlineExtension(round.id, row.area).path : nil
        return DataTable.Row(
            id: "area-\(row.area.slug)",
            cells: [
                Cell(name),
                Cell(
                    "", tag: row.status.tag(words), note: row.isLate ? words("round.came-late") : nil,
                    order: .number(NotifyingStatus.allCases.firstIndex(of: row.status) ?? 0)),
                sentCell(row, words),
                Cell(number: row.unassigned, words),
                Cell(
                    words.day(row.deadline), path: extensionPath, hidden: words("round.put-off", ["area": name]),
                    note: row.extensionReason.map { words("round.extended", ["reason": $0]) }, order: .number(Int(row.deadline.number))),
                Cell(
                    number: row.openQueries * 1000 + row.answeredQueries, as: words.number(row.openQueries),
                    note: row.answeredQueries > 0 ? words("round.answered", ["count": String(row.answeredQueries)]) : nil),
                Cell(row.reminded.map { words.day($0.day) } ?? "–", order: .number(row.reminded.map { Int($0.day.number) } ?? 0)),
                Cell(row.newest.map { words.day($0.day) } ?? "–", order: .number(row.newest.map { Int($0.day.number) } ?? 0)),
            ])
    }

    private func dissolvedTable(_ words: Words) -> DataTable {
        DataTable(
            id: "dissolved", caption: words("round.dissolved-caption"),
            columns: [
                .init(key: "group", title: words("coverage.group")), .init(key: "area", title: words("register.organiser")),
                .init(key: "reference", title: words("receipt.reference")), .init(key: "day", title: words("round.dissolved-day")),
                .init(key: "reason", title: words("round.dissolved-reason")),
            ],
            rows: dissolved.map { group in
                .init(cells: [
                    .init(group.name, path: Address.notificationView(group.id).path), .init(group.area.name(words.language)),
                    .init(group.reference), .init(group.moment.map { words.day($0.day) } ?? "–"), .init(group.reason),
                ])
            })
    }

    /// How many groups have sent, and a link to each notification that THL has, with where it stands.
    private func sentCell(_ row: Row, _ words: Words) -> DataTable.Cell {
        let sent = row.groups.count(where: \.isSent)
        var cell = DataTable.Cell(
            words.groups(sent, of: row.groups.count),
            order: .number(row.groups.isEmpty ? -1 : sent * 1000 / row.groups.count))
        cell.links = row.groups.filter(\.isSent).map {
            ($0.name, Address.notificationView($0.id).path, words("notification-status.\($0.status.rawValue)"))
        }
        return cell
    }
}
