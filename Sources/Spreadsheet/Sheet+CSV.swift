extension Sheet {
    /// The table as CSV: UTF-8 without byte-order mark, commas, lines ended by LF, fields quoted where they need it.
    ///
    /// A text that a spreadsheet program could take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an
    /// apostrophe before it. Numbers are written plainly, with a point.
    /// - Throws: ``SheetFault`` for a row of another width or a number that is none.
    public func csv() throws(SheetFault) -> String {
        var text = columns.map { Self.field($0.title) }.joined(separator: ",") + "\n"
        var line = 0
        for row in rows {
            line += 1
            guard row.count == columns.count else { throw .wrongWidth(sheet: name, row: line) }
            for (place, cell) in row.enumerated() {
                if place > 0 { text += "," }
                switch cell {
                case .empty: break
                case .text(let value): text += Self.field(value)
                case .integer(let number): text += String(number)
                case .decimal(let number):
                    guard number.isFinite else { throw .noNumber(sheet: name, row: line) }
                    text += "\(number)"
                }
            }
            text += "\n"
        }
        return text
    }

    private static func field(_ text: String) -> String {
        guard let first = text.utf8.first else { return "" }
        let isFormula = "=+-@\t\r".utf8.contains(first)
        let safe = isFormula ? "'" + text : text
        let needsQuotes = safe.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
