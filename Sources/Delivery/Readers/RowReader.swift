/// Reads and checks the rows of one kind of table, on one thread: bytes in; sound rows, findings and counts out.
protocol RowReader: RecordConsumer, SendableMetatype {
    init(_ checks: RowChecks)
    /// What the readers of all kinds share.
    var checks: RowChecks { get set }
    /// Checks the row whose fields have been taken: scope, then fields, then record rules in table order; keeps it if it is sound.
    mutating func readRow(_ bytes: Span<UInt8>)
}

extension RowReader {
    @inline(__always)
    mutating func record(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32) {
        if checks.mapping != nil { return mappedRecord(bytes, fields, line: line) }
        if checks.take(fields, line: line) { readRow(bytes) }
    }

    /// Reads a row of an export as the mapping file makes it.
    private mutating func mappedRecord(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32) {
        guard checks.takeMapped(bytes, fields, line: line) else { return }
        let row = checks.mapped
        readRow(row.span)
    }

    mutating func broken(_ why: BrokenRecord, line: UInt32) {
        switch why {
        case .tooLong: checks.reject(.fileLineTooLong, line: line)
        case .encoding: checks.reject(.fileEncoding, line: line)
        case .shape: checks.reject(.fileRowShape, line: line)
        }
    }
}
