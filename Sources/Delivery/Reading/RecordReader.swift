/// Who is given the records of a block, one after the other.
protocol RecordConsumer {
    /// A record whose fields stand at some places of some bytes; it is well-formed UTF-8 and not too long.
    mutating func record(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32)
    /// Bytes that are no record; `line` is the physical line where they start.
    mutating func broken(_ why: BrokenRecord, line: UInt32)
}

/// Splits blocks into records, on one thread. Empty lines are passed over but numbered.
struct RecordReader {
    private let scanner: RecordScanner
    private var fields: FieldPositions

    init(scanner: RecordScanner) {
        self.scanner = scanner
        fields = FieldPositions(separator: scanner.separator)
    }

    /// Gives all records of a block to the consumer.
    @inline(__always)
    mutating func read(_ block: Block, into consumer: inout some RecordConsumer) {
        var line = block.firstLine
        block.withBytes { bytes in
            var place = 0
            while place < block.count {
                if block.hasQuotes && lineHasQuotes(bytes, from: place) {
                    place = readQuoted(bytes, from: place, count: block.count, line: &line, into: &consumer)
                } else {
                    place = readLine(bytes, from: place, line: line, into: &consumer) + 1
                    line += 1
                }
            }
        }
    }

    private func lineHasQuotes(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var place = start
        while bytes[place] != 0x0A {
            if bytes[place] == 0x22 { return true }
            place += 1
        }
        return false
    }

    /// Reads a line in which quotation marks mean nothing; gives the place of its line break.
    @inline(__always)
    private mutating func readLine(_ bytes: Span<UInt8>, from start: Int, line: UInt32, into consumer: inout some RecordConsumer) -> Int {
        let (lineBreak, mayBeWide) = fields.splitLine(from: start, in: bytes)
        if lineBreak == start || (lineBreak == start + 1 && bytes[start] == 0x0D) { return lineBreak }
        if lineBreak - start > scanner.recordBytes {
            consumer.broken(.tooLong, line: line)
        } else if mayBeWide && !isWellFormedUTF8(bytes, start..<lineBreak) {
            consumer.broken(.encoding, line: line)
        } else if lineBreak - start > scanner.fieldBytes && fields.longest > scanner.fieldBytes {
            consumer.broken(.tooLong, line: line)
        } else {
            consumer.record(bytes, fields, line: line)
        }
        return lineBreak
    }

    /// Reads a record in which quotation marks may quote; gives the place behind it.
    private mutating func readQuoted(
        _ bytes: Span<UInt8>, from start: Int, count: Int, line: inout UInt32, into consumer: inout some RecordConsumer
    ) -> Int {
        let next: Int
        switch scanner.end(of: start, in: bytes, count: count, isLast: true) {
        case .undecided: preconditionFailure("A block ends with a whole record.")
        case .broken(let why, let end):
            consumer.broken(why, line: line)
            next = end
        case .complete(let end):
            next = end
            if isWellFormedUTF8(bytes, start..<end) {
                fields.splitQuoted(start..<end, in: bytes)
                if end - start > scanner.fieldBytes && fields.longest > scanner.fieldBytes {
                    consumer.broken(.tooLong, line: line)
                } else {
                    let unquoted = fields.unquoted
                    consumer.record(unquoted.span, fields, line: line)
                }
            } else {
                consumer.broken(.encoding, line: line)
            }
        }
        for place in start..<next where bytes[place] == 0x0A { line += 1 }
        return next
    }
}
