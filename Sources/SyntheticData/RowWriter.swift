import RegisterModel

/// Writes the rows of one CSV file as bytes and knows on which line it is. Nothing that it writes needs quotes.
struct RowWriter {
    /// What is written and not yet taken.
    private(set) var bytes: [UInt8] = []
    /// The line of the row being written, or of the next one; the header is line 1.
    private(set) var line = 1
    private var starts: [Int] = []

    /// Starts the file with its header row.
    init(columns: [String]) {
        bytes.reserveCapacity(1 << 21)
        for column in columns { add(Array(column.utf8)) }
        endRow()
    }

    private mutating func separate() {
        if !starts.isEmpty { bytes.append(0x2C) }
        starts.append(bytes.count)
    }

    /// Adds a field.
    mutating func add(_ field: [UInt8]) {
        separate()
        bytes.append(contentsOf: field)
    }

    /// Adds a day, or an empty field.
    mutating func add(_ day: Day?) {
        separate()
        if let day { Self.append(day, to: &bytes) }
    }

    /// Adds an object identifier: a root and the arcs under it.
    mutating func add(root: [UInt8], _ first: Int, _ second: Int) {
        separate()
        bytes.append(contentsOf: root)
        Self.append(first, to: &bytes)
        bytes.append(0x2E)
        Self.append(second, to: &bytes)
    }

    /// The fields of the unfinished row.
    var fields: [[UInt8]] {
        starts.indices.map { place in
            let end = place + 1 < starts.count ? starts[place + 1] - 1 : bytes.count
            return Array(bytes[starts[place]..<end])
        }
    }

    /// Puts other fields in the place of the unfinished row's.
    mutating func replace(with fields: [[UInt8]]) {
        guard let start = starts.first else { return }
        bytes.removeSubrange(start...)
        starts.removeAll(keepingCapacity: true)
        for field in fields { add(field) }
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(0x0A)
        starts.removeAll(keepingCapacity: true)
        line += 1
    }

    /// Forgets what has been taken; the buffer stays.
    mutating func forget() { bytes.removeAll(keepingCapacity: true) }

    /// Writes `YYYY-MM-DD`.
    static func append(_ day: Day, to bytes: inout [UInt8]) {
        let (year, month, dayOfMonth) = day.civil
        appendTwo(year / 100, to: &bytes)
        appendTwo(year % 100, to: &bytes)
        bytes.append(0x2D)
        appendTwo(month, to: &bytes)
        bytes.append(0x2D)
        appendTwo(dayOfMonth, to: &bytes)
    }

    private static func appendTwo(_ number: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(0x30 + number / 10))
        bytes.append(UInt8(0x30 + number % 10))
    }

    /// Writes a number that is not negative.
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        if number >= 10 { append(number / 10, to: &bytes) }
        bytes.append(UInt8(0x30 + number % 10))
    }
}
