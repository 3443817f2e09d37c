/// A table of a few rows, read whole as texts. It comes in the forms of the large ones (delivery page: byte-order mark, `,` or `;`, quotation
/// marks, LF or CRLF, gzip, columns in any order, further columns ignored), for files that are no kind of their own.
package struct SmallTable {
    /// One row, or a line that is none.
    package struct Row {
        /// The physical line where it starts; the header is line 1.
        package let line: Int
        /// The fields of the wanted columns in their order; nil where the line is no row.
        package let fields: [String]?
    }

    /// The rows, empty lines left out.
    package private(set) var rows: [Row] = []
    /// Columns of the file that nobody asked for.
    package private(set) var ignoredColumns: [String] = []

    /// Reads a table.
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - columns: the wanted columns, each with the names it may have.
    package init(path: String, columns: [[String]]) throws(DeliveryFailure) {
        var bytes = try wholeFile(path)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard !bytes.isEmpty else { throw .empty(file: path) }
        var best: [Row] = []
        var places: [Int?] = []
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";")] {
            let records = Self.records(of: bytes, separator: separator)
            guard let header = records.first?.fields, records.first?.line == 1 else { continue }
            let found = columns.map { names in header.firstIndex { names.contains($0) } }
            if best.isEmpty || found.count(where: { $0 != nil }) > places.count(where: { $0 != nil }) { (best, places) = (records, found) }
        }
        let missing = zip(columns, places).filter { $0.1 == nil }.compactMap(\.0.first)
        guard missing.isEmpty, let header = best.first?.fields else {
            throw .headerLacks(file: path, columns: missing.isEmpty ? columns.compactMap(\.first) : missing)
        }
        for name in header where columns.contains(where: { $0.contains(name) }) && header.count(where: { $0 == name }) > 1 {
            throw .headerRepeats(file: path, column: name)
        }
        ignoredColumns = header.indices.filter { !places.contains($0) }.map { header[$0] }
        rows = best.dropFirst().map { row in
            guard let fields = row.fields, fields.count == header.count else { return Row(line: row.line, fields: nil) }
            return Row(line: row.line, fields: places.compactMap { $0.map { fields[$0] } })
        }
    }

    /// All records, the header's included, each with its fields without blanks around them.
    private static func records(of bytes: [UInt8], separator: UInt8) -> [Row] {
        let scanner = RecordScanner(separator: separator)
        var fields = FieldPositions(separator: separator)
        var rows: [Row] = []
        var (place, line) = (0, 1)
        while place < bytes.count {
            let start = place
            switch scanner.end(of: start, in: bytes.span, count: bytes.count, isLast: true) {
            case .complete(let next):
                place = next
                fields.splitQuoted(start..<next, in: bytes.span)
                if fields.count == 1 && fields[0].isEmpty { break }
                let isSound = isWellFormedUTF8(bytes.span, start..<next) && fields.count <= Limits.columns
                let texts = isSound ? (0..<fields.count).map { text(fields.unquoted[fields[$0]]) } : nil
                rows.append(Row(line: line, fields: texts))
            case .broken(_, let next):
                place = next
                rows.append(Row(line: line, fields: nil))
            case .undecided: return rows
            }
            line += bytes[start..<place].count { $0 == 0x0A }
        }
        return rows
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let kept = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(decoding: Array(kept), as: UTF8.self)
    }
}
