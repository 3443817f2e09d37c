import Localization

/// Which column a table is sorted by. Stands in the address as `?sort=deadline`, with a minus before it for the other way.
public struct TableSort: Hashable, Sendable {
    /// The key of the column.
    public let column: String
    /// Whether the greatest comes first.
    public let isDescending: Bool

    /// Reads `deadline` or `-deadline`; nil for nil.
    public init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        isDescending = text.hasPrefix("-")
        column = isDescending ? String(text.dropFirst()) : text
    }
}

/// A table with a caption, headings of columns and rows, and columns that are sorted by a link: no script is needed. Templates show it with
/// the partial `data-table`.
struct DataTable {
    /// A column.
    struct Column {
        let key: String
        let title: String
        var isNumber = false
        var isSortable = true
    }

    /// A cell: words, with a link, a status or a second line where it has one.
    struct Cell {
        var content: String
        var path: String?
        var hidden: String?
        var tag: Values?
        var note: String?
        var isNumber = false
        /// Further links under the words.
        var links: [(name: String, path: String)] = []
        var order: Order

        /// What a column is sorted by.
        enum Order {
            case text(String)
            case number(Int)
        }

        init(_ content: String, path: String? = nil, hidden: String? = nil, tag: Values? = nil, note: String? = nil, order: Order? = nil) {
            self.content = content
            self.path = path
            self.hidden = hidden
            self.tag = tag
            self.note = note
            self.order = order ?? .text(content)
        }

        /// A number, set to the right.
        init(number: Int, _ words: Words) {
            self.init(words.number(number), order: .number(number))
            isNumber = true
        }

        /// A number that is shown as other words, such as a share.
        init(number: Int, as content: String, note: String? = nil) {
            self.init(content, note: note, order: .number(number))
            isNumber = true
        }
    }

    /// A row; its first cell is its heading.
    struct Row {
        var id: String?
        var cells: [Cell]
        var isTotal = false
    }

    let id: String
    let caption: String
    var isCaptionHidden = false
    let columns: [Column]
    let rows: [Row]

    /// What the partial needs.
    /// - Parameter sorting: the present order and the page's own address; nil if the table is not to be sorted.
    func values(sorting: (sort: TableSort?, address: Address)? = nil) -> Values {
        let sort = sorting?.sort.flatMap { sort in columns.firstIndex { $0.key == sort.column && $0.isSortable }.map { (sort, $0) } }
        return [
            "tableID": id, "caption": caption, "isCaptionHidden": isCaptionHidden,
            "columns": columns.map { column -> Values in
                let own = sort.flatMap { columns[$0.1].key == column.key ? $0.0 : nil }
                let next = own?.isDescending == false ? "-" + column.key : column.key
                return [
                    "title": column.title, "isNumber": column.isNumber,
                    "sortPath": column.isSortable ? sorting.map { "\($0.address.path)?sort=\(next)#\(id)" } : nil,
                    "sorted": own.map { $0.isDescending ? "descending" : "ascending" },
                ]
            },
            "rows": sorted(sort).map { row -> Values in
                ["rowID": row.id, "isTotal": row.isTotal, "head": row.cells.first.map(values), "cells": row.cells.dropFirst().map(shaped)]
            },
        ]
    }

    /// A cell by its shape, with only what it has: a page has thousands of cells, and each name a template asks for costs time.
    private func shaped(_ cell: Cell) -> Values {
        let isBare = cell.path == nil && cell.tag == nil && cell.note == nil && cell.links.isEmpty
        return isBare ? [cell.isNumber ? "number" : "plain": cell.content] : ["full": values(cell)]
    }

    private func values(_ cell: Cell) -> Values {
        var values: Values = ["content": cell.content]
        if let path = cell.path {
            values["link"] = ["path": path, "content": cell.content, "hidden": cell.hidden] as Values
        }
        if let tag = cell.tag { values["tag"] = tag }
        if let note = cell.note { values["note"] = note }
        if cell.isNumber { values["isNumber"] = true }
        if !cell.links.isEmpty {
            values["links"] = ["list": cell.links.map { ["linkName": $0.name, "linkPath": $0.path] as Values }] as Values
        }
        return values
    }

    /// The rows in order; totals stay where they are told, at the end.
    private func sorted(_ sort: (TableSort, Int)?) -> [Row] {
        guard let (sort, column) = sort else { return rows }
        let plain = rows.filter { !$0.isTotal && $0.cells.count > column }
        let texts = plain.inAlphabeticalOrder { row in if case .text(let text) = row.cells[column].order { text } else { "" } }
        let ordered = texts.enumerated().sorted { a, b in
            (number(a.element.cells[column]), a.offset) < (number(b.element.cells[column]), b.offset)
        }.map(\.element)
        return (sort.isDescending ? ordered.reversed() : ordered) + rows.filter { $0.isTotal || $0.cells.count <= column }
    }

    private func number(_ cell: Cell) -> Int {
        if case .number(let number) = cell.order { number } else { 0 }
    }
}
