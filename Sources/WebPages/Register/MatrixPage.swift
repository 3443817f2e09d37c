import CodeLists
import Localization
import RegisterModel

/// Municipality group by service task: by which channel client periods were declared to come, and how many rows have come.
public struct MatrixPage: Page {
    /// A group in a service task.
    public struct Cell: Sendable {
        /// The declared channels; empty when nothing has been notified.
        public let declared: Set<Channel>
        /// The rows that have been accepted by channel.
        public let arrived: [Channel: Int]

        /// Makes a cell.
        public init(declared: Set<Channel>, arrived: [Channel: Int]) {
            self.declared = declared
            self.arrived = arrived
        }
    }

    /// A municipality group.
    public struct Row: Sendable {
        /// Its organiser.
        public let area: Area
        /// Its name.
        public let group: String
        /// The id of its notification; nil when THL has none.
        public let notification: String?
        /// The id of its newest delivery; nil when none has come.
        public let delivery: String?
        /// The cells of the six tasks.
        public let cells: [ServiceTask: Cell]

        /// Makes a row.
        public init(area: Area, group: String, notification: String?, delivery: String?, cells: [ServiceTask: Cell]) {
            self.area = area
            self.group = group
            self.notification = notification
            self.delivery = delivery
            self.cells = cells
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The groups, in the order of their organisers.
    public let rows: [Row]

    /// Makes the page.
    public init(period: MonitoringPeriod, rows: [Row]) {
        self.period = period
        self.rows = rows
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let areas = Dictionary(grouping: rows, by: \.area)
        return PageContent(
            template: "matrix", title: words("matrix.title"), back: .register, isWide: true,
            values: [
                "caption": "\(words.quarter(period)) · \(words.days(period))",
                "tasks": ServiceTask.inScope.map { $0.name(words.language) }, "columnCount": String(ServiceTask.inScope.count + 1),
                "isEmpty": rows.isEmpty,
                "areas": areas.keys.sorted().map { area in
                    ["id": "group-\(area.slug)", "name": area.name(words.language), "rows": html(areas[area] ?? [], words)] as Values
                },
            ])
    }

    private func html(_ rows: [Row], _ words: Words) -> WrittenHTML {
        var html = WrittenHTML()
        for row in rows {
            html.add(tags: "<tr><th scope=\"row\">")
            if let notification = row.notification {
                html.addLink(row.group, to: Address.notificationView(notification).path)
            } else {
                html.add(row.group)
                html.add(tags: " <span class=\"hint\">")
                html.add(words("matrix.no-notification"))
                html.add(tags: "</span>")
            }
            if let delivery = row.delivery {
                html.add(tags: " ")
                html.addLink(words("matrix.delivery"), to: Address.delivery(delivery).path, hidden: row.group, look: "small")
            }
            html.add(tags: "</th>")
            for task in ServiceTask.inScope {
                html.add(tags: "<td>")
                row.cells[task, default: Cell(declared: [], arrived: [:])].write(words, to: &html)
                html.add(tags: "</td>")
            }
            html.add(tags: "</tr>\n")
        }
        return html
    }
}

extension MatrixPage.Cell {
    fileprivate func write(_ words: Words, to html: inout WrittenHTML) {
        let channels = Channel.allCases.filter { declared.contains($0) || (arrived[$0] ?? 0) > 0 }
        if channels.isEmpty {
            html.add(tags: "<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">")
            html.add(words("matrix.nothing"))
            html.add(tags: "</span>")
        }
        for channel in channels {
            let count = arrived[channel] ?? 0
            let (look, text): (String, String) =
                switch (declared.contains(channel), count > 0) {
                case (true, true): ("came", words.number(count))
                case (true, false): ("awaited", words("matrix.awaited"))
                default: ("undeclared", words("matrix.undeclared", ["count": words.number(count)]))
                }
            html.add(tags: "<span class=\"channel channel-")
            html.add(look)
            html.add(tags: "\"><span class=\"channel-name\">")
            html.add(words("channel.\(channel.rawValue)"))
            html.add(tags: "</span> ")
            html.add(text)
            html.add(tags: "</span>")
        }
    }
}
