import CodeLists
import Localization
import RegisterModel

/// THL's overview: the 22 organisers on a tile map and in an equal table.
public struct RegisterPage: Page {
    /// One organiser.
    public struct Row: Sendable {
        /// The organiser.
        public let area: Area
        /// Its municipality groups.
        public let groups: Int
        /// The groups whose notification THL has.
        public let notified: Int
        /// Its municipalities that are in no group.
        public let municipalitiesWithoutGroup: Int
        /// The groups with an accepted delivery for the quarter.
        public let delivered: Int
        /// Deliveries that were refused and not replaced.
        public let refused: Int
        /// When the newest delivery came; nil if none has.
        public let newest: Moment?

        /// Makes a row.
        public init(
            area: Area, groups: Int, notified: Int, municipalitiesWithoutGroup: Int, delivered: Int, refused: Int, newest: Moment?
        ) {
            self.area = area
            self.groups = groups
            self.notified = notified
            self.municipalitiesWithoutGroup = municipalitiesWithoutGroup
            self.delivered = delivered
            self.refused = refused
            self.newest = newest
        }

        var notification: Progress {
            let progress = Progress(notified, of: groups)
            return progress == .complete && municipalitiesWithoutGroup > 0 ? .partly : progress
        }
        var delivery: Progress {
            let progress = Progress(delivered, of: groups)
            return progress == .complete && municipalitiesWithoutGroup > 0 ? .partly : progress
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The last day to notify, included.
    public let deadline: Day
    /// The organisers.
    public let rows: [Row]

    /// Makes the page.
    public init(period: MonitoringPeriod, deadline: Day, rows: [Row]) {
        self.period = period
        self.deadline = deadline
        self.rows = rows
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "register", title: words("register.title"), isWide: true,
            values: [
                "caption": "\(words.quarter(period)) · \(words.days(period))",
                "deadline": words("register.deadline", ["day": words.day(deadline)]),
                "notifiedCount": words("register.notified", share { $0.notification == .complete }),
                "deliveredCount": words("register.delivered", share { $0.delivery == .complete }),
                "map": TileMap(rows: rows).values(words),
                "rows": words.sorted(rows) { $0.area.name(words.language) }.map { line($0, words) },
                "matrixPath": Address.matrix.path, "tablesPath": Address.clients(period).path,
                "editionsPath": Address.editions.path, "gapsPath": Address.gaps(nil).path, "picksPath": Address.picks(nil).path,
                "explainPath": frame.user?.role == .registerOfficer ? Address.explain.path : nil,
            ])
    }

    private func share(_ isTrue: (Row) -> Bool) -> [String: String] {
        ["count": String(rows.filter(isTrue).count), "all": String(rows.count)]
    }

    private func line(_ row: Row, _ words: Words) -> Values {
        [
            "id": "area-\(row.area.slug)", "name": row.area.name(words.language),
            "matrixPath": Address.matrix.path + "#group-\(row.area.slug)",
            "notification": row.notification.tag(words), "delivery": row.delivery.tag(words),
            "notified": words.groups(row.notified, of: row.groups),
            "delivered": words.groups(row.delivered, of: row.groups),
            "missing": words.number(row.municipalitiesWithoutGroup), "refused": words.number(row.refused),
            "newest": row.newest.map { words.day($0.day) } ?? "–",
        ]
    }
}
