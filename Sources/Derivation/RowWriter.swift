import Delivery

/// Writes CSV rows one behind the other. Fields behind the first bring their own comma.
struct RowWriter: ~Copyable {
    /// The most bytes of a row of any block or file beside it, without a person's identifier and without a decision id: codes are short.
    private static let longestRow = 512

    private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 12)
    private var count = 0

    deinit { buffer.deallocate() }

    /// What has been written.
    var bytes: [UInt8] { Array(buffer[..<count]) }

    /// Makes room for a row.
    /// - Parameter textBytes: the bytes of a text of no fixed length in it.
    @inline(__always)
    mutating func beginRow(textBytes: Int = 0) {
        // Quotation marks may double a text.
        let wanted = count + Self.longestRow + 2 * (PersonRows.longestPerson + 1) + 2 * textBytes + 2
        if wanted > buffer.count { grow(to: wanted) }
    }

    @inline(never)
    private mutating func grow(to wanted: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(wanted, 2 * buffer.count))
        larger.baseAddress!.update(from: buffer.baseAddress!, count: count)
        buffer.deallocate()
        buffer = larger
    }

    /// Ends the row.
    mutating func endRow() { add(0x0A) }

    @inline(__always)
    private mutating func add(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    /// Writes the identifier of a row's person.
    @inline(__always)
    mutating func add(personOf row: SortedRow, in persons: PersonRows) {
        count += persons.writePerson(of: row, at: buffer.baseAddress! + count)
    }

    /// Writes a text that needs no quotation marks.
    mutating func add(_ text: String) { for byte in text.utf8 { add(byte) } }

    /// Writes a day given as days since 1970-01-01; nothing for `Int32.max`.
    @inline(__always)
    mutating func add(day: Int32) {
        if day == .max { return }
        RowText.shared.writeDay(day, at: buffer.baseAddress! + count)
        count += 10
    }

    /// Begins the next field.
    @inline(__always)
    mutating func comma() { add(0x2C) }

    /// Writes a field that needs no quotation marks.
    @inline(__always)
    mutating func field(_ bytes: [UInt8]) {
        comma()
        for byte in bytes { add(byte) }
    }

    /// Writes a day; an empty field for `Int32.max`.
    @inline(__always)
    mutating func field(day: Int32) {
        comma()
        add(day: day)
    }

    /// Writes a field with quotation marks where it needs them.
    mutating func field(quoting text: UnsafeRawBufferPointer) {
        comma()
        let isQuoted = text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { add(0x22) }
        for byte in text {
            if byte == 0x22 { add(0x22) }
            add(byte)
        }
        if isQuoted { add(0x22) }
    }
}
