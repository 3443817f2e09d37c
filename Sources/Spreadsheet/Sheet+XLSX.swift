import CXlsxWriter
import Foundation

extension Sheet {
    /// The rows that XLSX takes, the heading included.
    static let rowLimit = 1 << 20
    /// The columns that XLSX takes.
    static let columnLimit = 1 << 14
    /// The characters (UTF-16) that XLSX takes in a cell.
    static let textLimit = 32_767

    /// Writes a workbook (Office Open XML) with one tab for each table, row by row in bounded memory. The heading is bold and stays in view;
    /// columns can be filtered. The same tables and the same `made` give the same bytes, whenever and wherever they are written.
    ///
    /// - Parameters:
    ///   - sheets: at least one, each with a name of its own.
    ///   - path: the file to make; one that is there is replaced. Pieces lie in the same folder meanwhile.
    ///   - title: the title in the file's properties.
    ///   - made: when the content is from, in seconds since 1970; stands in the file's properties.
    /// - Throws: ``SheetFault``; nothing is left at `path` then.
    public static func writeXLSX(_ sheets: [Sheet], to path: String, title: String, made: Int) throws(SheetFault) {
        let workbook = try Workbook(path: path, title: title, made: made)
        var fault: SheetFault?
        do throws(SheetFault) {
            for sheet in sheets { try workbook.add(sheet) }
        } catch {
            fault = error
        }
        // The library frees its memory and its pieces only when the workbook is closed, well or not.
        let closing = workbook.close()
        if let fault = fault ?? closing {
            try? FileManager.default.removeItem(atPath: path)
            throw fault
        }
    }
}

/// A workbook of the library, open for writing.
private struct Workbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let heading: UnsafeMutablePointer<lxw_format>

    init(path: String, title: String, made: Int) throws(SheetFault) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let opened = folder.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            // The library copies the options.
            return workbook_new_opt(path, &options)
        }
        guard let opened, let heading = workbook_add_format(opened) else { throw .notWritten("no memory for a workbook") }
        format_set_bold(heading)
        workbook = opened
        self.heading = heading
        title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            // Without a time the library would write the present one, and no two files would be equal.
            properties.created = time_t(max(made, 1))
            workbook_set_properties(workbook, &properties)
        }
    }

    func add(_ sheet: Sheet) throws(SheetFault) {
        guard sheet.columns.count <= Sheet.columnLimit else { throw .tooLarge(sheet: sheet.name) }
        // Without a name the library would give the tab one of its own.
        guard !sheet.name.isEmpty else { throw .notWritten("a sheet needs a name") }
        let check = workbook_validate_sheet_name(workbook, sheet.name)
        guard check == LXW_NO_ERROR, let tab = workbook_add_worksheet(workbook, sheet.name) else { throw .notWritten(message(check)) }
        worksheet_freeze_panes(tab, 1, 0)
        for (place, column) in sheet.columns.enumerated() {
            worksheet_set_column(tab, lxw_col_t(place), lxw_col_t(place), column.width, nil)
            try written(worksheet_write_string(tab, 0, lxw_col_t(place), column.title, heading), sheet)
        }
        var line = 0
        for row in sheet.rows {
            line += 1
            guard line < Sheet.rowLimit else { throw .tooLarge(sheet: sheet.name) }
            guard row.count == sheet.columns.count else { throw .wrongWidth(sheet: sheet.name, row: line) }
            for (place, cell) in row.enumerated() { try write(cell, tab, line, place, sheet) }
        }
        if !sheet.columns.isEmpty { worksheet_autofilter(tab, 0, 0, lxw_row_t(line), lxw_col_t(sheet.columns.count - 1)) }
    }

    private func write(
        _ cell: Sheet.Cell, _ tab: UnsafeMutablePointer<lxw_worksheet>, _ line: Int, _ place: Int, _ sheet: Sheet
    ) throws(SheetFault) {
        let (row, column) = (lxw_row_t(line), lxw_col_t(place))
        switch cell {
        case .empty: break
        case .text(let text):
            guard text.utf16.count <= Sheet.textLimit else { throw .tooLarge(sheet: sheet.name) }
            try written(worksheet_write_string(tab, row, column, text, nil), sheet)
        case .integer(let number): try written(worksheet_write_number(tab, row, column, Double(number), nil), sheet)
        case .decimal(let number):
            guard number.isFinite else { throw .noNumber(sheet: sheet.name, row: line) }
            try written(worksheet_write_number(tab, row, column, number, nil), sheet)
        }
    }

    /// Ends the file; what went wrong, if anything.
    func close() -> SheetFault? {
        let result = workbook_close(workbook)
        return result == LXW_NO_ERROR ? nil : .notWritten(message(result))
    }

    private func written(_ result: lxw_error, _ sheet: Sheet) throws(SheetFault) {
        guard result == LXW_NO_ERROR else { throw .notWritten(message(result)) }
    }

    private func message(_ error: lxw_error) -> String { lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)" }
}
