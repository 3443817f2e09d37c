/// Finds where a record ends when quotation marks are about, byte by byte. The only place that knows the quoting rules.
///
/// A field is quoted if it begins with a quotation mark; inside, two marks are one and line breaks are content. After the closing mark only
/// the separator or the line's end may follow. A mark inside an unquoted field is content. A record that never closes its quotes, that has
/// something else behind a closing mark, or that is longer than `Limits.recordBytes`, costs its first physical line and no more: reading goes
/// on at the next line. For where every field is quoted and one closing mark is missing, the first mark of the next row seems to close it.
struct RecordScanner {
    /// The separator, `,` or `;`.
    let separator: UInt8
    /// The longest record without its line break.
    var recordBytes = Limits.recordBytes
    /// The longest field of a record.
    var fieldBytes = Limits.fieldBytes

    enum End: Equatable {
        /// A whole record; the next one starts at `next`.
        case complete(next: Int)
        /// No record: the physical line up to `next` is lost.
        case broken(BrokenRecord, next: Int)
        /// More bytes are needed to tell.
        case undecided
    }

    /// - Parameters:
    ///   - bytes: looked at up to `count`.
    ///   - isLast: whether no bytes follow `count`.
    func end(of start: Int, in bytes: Span<UInt8>, count: Int, isLast: Bool) -> End {
        var place = start
        var atFieldStart = true
        var quoted = false
        while place < count && place - start <= recordBytes {
            let byte = bytes[place]
            if quoted {
                if byte == 0x22 {
                    guard place + 1 < count || isLast else { return .undecided }
                    if place + 1 < count && bytes[place + 1] == 0x22 {
                        place += 1
                    } else {
                        quoted = false
                        if !closesField(place + 1, in: bytes, count: count) {
                            return lostLine(from: start, in: bytes, count: count, isLast: isLast)
                        }
                    }
                }
            } else if byte == 0x0A {
                return .complete(next: place + 1)
            } else if byte == separator {
                atFieldStart = true
                place += 1
                continue
            } else if atFieldStart && byte == 0x22 {
                quoted = true
            }
            atFieldStart = false
            place += 1
        }
        if place - start <= recordBytes && !isLast { return .undecided }
        if place - start <= recordBytes && !quoted { return .complete(next: count) }
        return lostLine(from: start, in: bytes, count: count, isLast: isLast)
    }

    /// The physical line that begins a record which is none.
    private func lostLine(from start: Int, in bytes: Span<UInt8>, count: Int, isLast: Bool) -> End {
        var line = start
        while line < count && bytes[line] != 0x0A { line += 1 }
        if line == count && !isLast { return .undecided }
        return .broken(line - start > recordBytes ? .tooLong : .shape, next: min(line + 1, count))
    }

    private func closesField(_ place: Int, in bytes: Span<UInt8>, count: Int) -> Bool {
        if place >= count || bytes[place] == separator || bytes[place] == 0x0A { return true }
        return bytes[place] == 0x0D && (place + 1 >= count || bytes[place + 1] == 0x0A)
    }
}

/// Why bytes are no row; each is the finding `file.<name>`.
enum BrokenRecord {
    /// The line is longer than a record may be, or a field longer than a field.
    case tooLong
    /// Not UTF-8.
    case encoding
    /// Quotes that never close, text after a closing quote, too few or too many fields.
    case shape
}
