/// A table on its way into a file: columns, and rows that are asked for one after another and never all kept.
public struct Sheet: Sendable {
    /// The name: the tab of a workbook. At most 31 characters and none of `[]:*?/\`, as XLSX demands.
    public let name: String
    /// The columns in order.
    public let columns: [Column]
    /// The rows; each has one cell for every column, in their order. Walked once for every file that is written.
    public let rows: any Sequence<[Cell]> & Sendable

    /// A column.
    public struct Column: Hashable, Sendable {
        /// The heading.
        public let title: String
        /// How wide the column is shown in a workbook, in characters of the usual width.
        public let width: Double

        /// Makes a column; without a width it is as wide as its heading, at least 8 and at most 60 characters.
        public init(_ title: String, width: Double? = nil) {
            self.title = title
            self.width = width ?? Double(min(max(title.count + 2, 8), 60))
        }
    }

    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// Nothing: not answered, not known, hidden. Never the same as zero.
        case empty
        /// A text or a code. It is always a text in the file, whatever it looks like: never a number, a date or a formula.
        case text(String)
        /// A whole number.
        case integer(Int)
        /// A number with decimals; not infinite and not NaN.
        case decimal(Double)

        /// A text, or an empty cell for nil and for a text without characters.
        public static func text(ifAny text: String?) -> Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
    }

    /// Makes a table.
    public init(name: String, columns: [Column], rows: some Sequence<[Cell]> & Sendable) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// Why a file was not made. What had been written of it is gone.
public enum SheetFault: Error, Hashable, Sendable {
    /// A row has another number of cells than the table has columns; rows count from 1 without the heading.
    case wrongWidth(sheet: String, row: Int)
    /// XLSX takes 1 048 575 rows under the heading, 16 384 columns and 32 767 characters in a cell.
    case tooLarge(sheet: String)
    /// A number is infinite or NaN.
    case noNumber(sheet: String, row: Int)
    /// The file cannot be written or the sheet has a name that XLSX does not take; the text is the library's own.
    case notWritten(String)
}
