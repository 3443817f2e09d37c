/// Where the fields of one record stand in some bytes. Made once per thread and used again for each record.
struct FieldPositions {
    /// How many fields the record has; may exceed what is kept.
    private(set) var count = 0
    /// Start (the lower half) and end of each field that is kept.
    private var places = [UInt64](repeating: 0, count: Limits.columns)
    private let separator: UInt8
    private let separators: UInt64
    /// The unquoted form of a record with quoted fields.
    private(set) var unquoted: [UInt8] = []

    init(separator: UInt8) {
        self.separator = separator
        separators = UInt64(separator) &* 0x0101_0101_0101_0101
    }

    /// Where a field starts and ends (the end is not included).
    @inline(__always)
    subscript(field: Int) -> Range<Int> { FieldPlace(packed: places[field]).range }

    /// The same in one word.
    @inline(__always)
    func place(_ field: Int) -> FieldPlace { FieldPlace(packed: places[field]) }

    /// The bytes of the longest field. Asked for long records only.
    var longest: Int { (0..<min(count, Limits.columns)).map { self[$0].count }.max() ?? 0 }

    @inline(__always)
    private mutating func add(_ start: Int, _ end: Int) {
        if count < Limits.columns { places[count] = FieldPlace(start, end).packed }
        count += 1
    }

    /// Splits the line that starts at a place, in which quotation marks mean nothing. A line break must follow somewhere, and eight more bytes.
    /// - Returns: the place of the line break, and whether any byte outside ASCII may have been seen.
    @inline(__always)
    mutating func splitLine(from start: Int, in bytes: Span<UInt8>) -> (lineBreak: Int, mayBeWide: Bool) {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let lines: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
        let raw = bytes.bytes
        var seen: UInt64 = 0
        var place = start
        var fieldStart = start
        count = 0
        while true {
            precondition(place + 8 <= bytes.count)
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            seen |= word
            let a = word ^ separators
            let b = word ^ lines
            // A zero byte of a or b becomes 0x80, every other byte 0: exact, so that all marks of the word can be taken in turn.
            var marks = ~(((a & low) &+ low) | a | low) | ~(((b & low) &+ low) | b | low)
            while marks != 0 {
                let at = place + marks.trailingZeroBitCount >> 3
                if bytes[at] == 0x0A {
                    add(fieldStart, at > start && bytes[at - 1] == 0x0D ? at - 1 : at)
                    return (at, seen & ~low != 0)
                }
                add(fieldStart, at)
                fieldStart = at + 1
                marks &= marks &- 1
            }
            place += 8
        }
    }

    /// Splits a whole record that has quoted fields; the places refer to `unquoted`.
    mutating func splitQuoted(_ record: Range<Int>, in bytes: Span<UInt8>) {
        unquoted.removeAll(keepingCapacity: true)
        var end = record.upperBound
        if end > record.lowerBound && bytes[end - 1] == 0x0A { end -= 1 }
        if end > record.lowerBound && bytes[end - 1] == 0x0D { end -= 1 }
        count = 0
        var fieldStart = 0
        var place = record.lowerBound
        var atFieldStart = true
        while place < end {
            let byte = bytes[place]
            if atFieldStart && byte == 0x22 {
                place += 1
                while place < end {
                    if bytes[place] == 0x22 {
                        guard place + 1 < end && bytes[place + 1] == 0x22 else { break }
                        place += 1
                    }
                    unquoted.append(bytes[place])
                    place += 1
                }
            } else if byte == separator {
                // A byte of its own between fields keeps the places of a field and its follower one apart, as in a line.
                add(fieldStart, unquoted.count)
                unquoted.append(separator)
                fieldStart = unquoted.count
                atFieldStart = true
                place += 1
                continue
            } else {
                unquoted.append(byte)
            }
            atFieldStart = false
            place += 1
        }
        add(fieldStart, unquoted.count)
        for _ in 0..<8 { unquoted.append(0) }
    }
}

/// Where one field starts and ends, in one word.
struct FieldPlace {
    let packed: UInt64

    @inline(__always)
    init(packed: UInt64) { self.packed = packed }

    @inline(__always)
    init(_ start: Int, _ end: Int) { packed = UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: end) << 32 }

    /// The places of the field's bytes; the end is not included.
    @inline(__always)
    var range: Range<Int> {
        // Made by `FieldPositions` with the end behind the start.
        Range(uncheckedBounds: (Int(packed & 0xFFFF_FFFF), Int(packed >> 32)))
    }
}
