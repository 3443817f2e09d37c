import Localization
import RegisterModel

/// Clients by area and service task in a quarter, as released by disclosure control.
public struct ClientsTablePage: Page {
    /// A cell as it may be shown.
    public enum Cell: Sendable, Hashable {
        /// The number of clients.
        case shown(Int)
        /// Hidden to protect the persons, written `..`.
        case hidden
        /// No delivery covers the cell; not the same as zero.
        case notDelivered
        /// The cell cannot exist.
        case notApplicable
    }

    /// One line of the table.
    public struct Row: Sendable {
        /// The name of the area, or of the whole country.
        public let label: String
        /// Whether the row is a total.
        public let isTotal: Bool
        /// Whether only some of the area's municipality groups have delivered for the quarter.
        public let isPartly: Bool
        /// The cells in the order of the columns.
        public let cells: [Cell]

        /// Makes a row.
        public init(label: String, isTotal: Bool, isPartly: Bool, cells: [Cell]) {
            self.label = label
            self.isTotal = isTotal
            self.isPartly = isPartly
            self.cells = cells
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters that have a table.
    public let periods: [MonitoringPeriod]
    /// The names of the columns in the reader's language.
    public let columns: [String]
    /// The rows.
    public let rows: [Row]

    /// Makes the page.
    public init(period: MonitoringPeriod, periods: [MonitoringPeriod], columns: [String], rows: [Row]) {
        self.period = period
        self.periods = periods
        self.columns = columns
        self.rows = rows
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "clients-table", title: words("clients.title"), isWide: true,
            values: [
                "caption": "\(words.quarter(period)) · \(words.days(period))",
                "tableCaption": words("clients.caption", ["period": words.quarterWithin(period)]),
                "periods": periods.map { other in
                    ["name": words.quarter(other), "path": Address.clients(other).path, "isCurrent": other == period] as Values
                },
                "coverage": coverage(words), "hasOtherPeriods": periods.count > 1, "columns": columns, "isEmpty": rows.isEmpty,
                "rows": rows.map { row in
                    [
                        "label": row.label, "isTotal": row.isTotal, "isPartly": row.isPartly, "cells": row.cells.map { cell($0, words) },
                    ] as Values
                },
                "filePath": Address.clientsFile(period).path,
            ])
    }

    /// How many areas the figures cover, and how many of them only in part: coverage is said before counts.
    private func coverage(_ words: Words) -> String {
        let areas = rows.filter { !$0.isTotal }
        let covered = areas.count { row in row.cells.contains { $0 != .notDelivered } }
        let partly = areas.count(where: \.isPartly)
        let sentence = words("clients.coverage", ["covered": words.number(covered), "areas": words.number(areas.count)])
        return partly == 0 ? sentence : "\(sentence) \(words("clients.coverage-partly", ["count": words.number(partly)]))"
    }

    private func cell(_ cell: Cell, _ words: Words) -> Values {
        switch cell {
        case .shown(let count): ["sign": words.number(count), "meaning": nil, "look": "shown"]
        case .hidden: ["sign": "..", "meaning": words("clients.hidden"), "look": "hidden"]
        case .notDelivered: ["sign": "…", "meaning": words("clients.not-delivered"), "look": "missing"]
        case .notApplicable: ["sign": ".", "meaning": words("clients.not-applicable"), "look": "missing"]
        }
    }
}
