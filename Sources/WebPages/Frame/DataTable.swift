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
        var tag: StatusTag?
        var note: String?
        var isNumber = false
        /// Further links under the words, each with what is said after it.
        var links: [(name: String, path: String, note: String)] = []
        var order: Order

        /// What a column is sorted by.
        enum Order {
            case text(String)
            case number(Int)
        }

        init(_ content: String, path: String? = nil, hidden: String? = nil, tag: StatusTag? = nil, note: String? = nil, order: Order? = nil)
        {
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
            "rows": html(sorted(sort)),
        ]
    }

    private func html(_ rows: [Row]) -> WrittenHTML {
        var html = WrittenHTML()
        for row in rows {
            html.add(tags: "<tr")
            if let id = row.id {
                html.add(tags: " id=\"")
                html.add(id)
                html.add(tags: "\"")
            }
            html.add(tags: row.isTotal ? " class=\"total\">" : ">")
            for (place, cell) in row.cells.enumerated() {
                html.add(tags: place == 0 ? "<th scope=\"row\">" : cell.isNumber ? "<td class=\"number\">" : "<td>")
                cell.write(to: &html)
                html.add(tags: place == 0 ? "</th>" : "</td>")
            }
            html.add(tags: "</tr>\n")
        }
        return html
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

extension DataTable.Cell {
    fileprivate func write(to html: inout WrittenHTML) {
        if let tag {
            html.add(tags: "<span class=\"tag tag-")
            html.add(tag.look.rawValue)
            html.add(tags: "\">")
            html.add(tag.label)
            html.add(tags: "</span> ")
        }
        if let path {
            html.addLink(content, to: path, hidden: hidden)
        } else {
            html.add(content)
        }
        if let note {
            html.add(tags: "<span class=\"of\">")
            html.add(note)
            html.add(tags: "</span>")
        }
        guard !links.isEmpty else { return }
        html.add(tags: "<span class=\"cell-links\">")
        for link in links {
            html.add(tags: "<span class=\"cell-link\">")
            html.addLink(link.name, to: link.path)
            html.add(tags: " <span class=\"of\">")
            html.add(link.note)
            html.add(tags: "</span></span> ")
        }
        html.add(tags: "</span>")
    }
}
