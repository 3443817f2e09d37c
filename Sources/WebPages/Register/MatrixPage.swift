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
                    ["id": "group-\(area.slug)", "name": area.name(words.language), "rows": (areas[area] ?? []).map { line($0, words) }]
                        as Values
                },
            ])
    }

    private func line(_ row: Row, _ words: Words) -> Values {
        [
            "group": row.group, "notificationPath": row.notification.map { Address.notificationView($0).path },
            "deliveryPath": row.delivery.map { Address.delivery($0).path },
            "cells": ServiceTask.inScope.map { task in
                let cell = row.cells[task] ?? Cell(declared: [], arrived: [:])
                let channels = Channel.allCases.filter { cell.declared.contains($0) || (cell.arrived[$0] ?? 0) > 0 }
                return [
                    "nothing": channels.isEmpty ? words("matrix.nothing") : nil,
                    "channels": channels.map { line($0, in: cell, words) },
                ] as Values
            },
        ]
    }

    private func line(_ channel: Channel, in cell: Cell, _ words: Words) -> Values {
        let count = cell.arrived[channel] ?? 0
        let isDeclared = cell.declared.contains(channel)
        let (look, text): (String, String) =
            switch (isDeclared, count > 0) {
            case (true, true): ("came", words.number(count))
            case (true, false): ("awaited", words("matrix.awaited"))
            default: ("undeclared", words("matrix.undeclared", ["count": words.number(count)]))
            }
        return ["name": words("channel.\(channel.rawValue)"), "look": look, "result": text]
    }
}
