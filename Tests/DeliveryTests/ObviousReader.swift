@testable import Delivery

/// The reading rules of the delivery page written down as plainly as possible, over all bytes at once.
struct ObviousReader {
    enum Record: Equatable, CustomStringConvertible {
        case fields(line: Int, [[UInt8]])
        case broken(line: Int, String)

        var description: String {
            switch self {
            case .fields(let line, let fields): "\(line): \(fields.map { String(decoding: $0, as: UTF8.self) })"
            case .broken(let line, let why): "\(line): \(why)"
            }
        }
    }

    var separator: UInt8
    var recordBytes: Int
    var fieldBytes = Limits.fieldBytes

    func read(_ bytes: [UInt8]) -> [Record] {
        var records: [Record] = []
        var rest = bytes[...]
        if let last = rest.last, last != 10 { rest = (bytes + [10])[...] }
        var line = 1
        while !rest.isEmpty {
            let (record, taken) = first(of: rest)
            switch record {
            case .fields(_, let fields): if fields != [[]] || rest.first == 34 { records.append(.fields(line: line, fields)) }
            case .broken(_, let why): records.append(.broken(line: line, why))
            }
            line += rest.prefix(taken).filter { $0 == 10 }.count
            rest = rest.dropFirst(taken)
        }
        return records
    }

    /// The first record, and how many bytes it takes with its line break.
    private func first(of bytes: ArraySlice<UInt8>) -> (Record, Int) {
        let lineBytes = bytes.prefix { $0 != 10 }
        let lineEnd = lineBytes.count + 1
        guard let (fields, taken, wellFormed) = quotedFields(of: Array(bytes)) else {
            return (.broken(line: 0, lineBytes.count > recordBytes ? "tooLong" : "shape"), lineEnd)
        }
        if taken - 1 > recordBytes || !wellFormed {
            return (.broken(line: 0, lineBytes.count > recordBytes ? "tooLong" : "shape"), lineEnd)
        }
        if String(validating: bytes.prefix(taken), as: UTF8.self) == nil { return (.broken(line: 0, "encoding"), taken) }
        if fields.contains(where: { $0.count > fieldBytes }) { return (.broken(line: 0, "tooLong"), taken) }
        return (.fields(line: 0, fields), taken)
    }

    /// Fields up to the first line break outside quotes; nil if the quotes never close.
    private func quotedFields(of bytes: [UInt8]) -> (fields: [[UInt8]], taken: Int, wellFormed: Bool)? {
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var place = 0
        var wellFormed = true
        var wasQuoted = false
        while place < bytes.count {
            if bytes[place] == 34 && field.isEmpty && (place == 0 || bytes[place - 1] == separator) {
                place += 1
                wasQuoted = true
                var closed = false
                while place < bytes.count {
                    if bytes[place] == 34 {
                        if place + 1 < bytes.count && bytes[place + 1] == 34 {
                            place += 1
                        } else {
                            closed = true
                            break
                        }
                    }
                    field.append(bytes[place])
                    place += 1
                }
                if !closed { return nil }
                place += 1
                let after = bytes[place...].first ?? 10
                let ends = after == separator || after == 10 || (after == 13 && (bytes[(place + 1)...].first ?? 10) == 10)
                if !ends {
                    wellFormed = false
                    while place < bytes.count && bytes[place] != separator && bytes[place] != 10 { place += 1 }
                }
                if place < bytes.count && bytes[place] == 13 { place += 1 }
            } else if bytes[place] != separator && bytes[place] != 10 {
                field.append(bytes[place])
                place += 1
                continue
            }
            guard place < bytes.count else { break }
            let isEnd = bytes[place] == 10
            if isEnd && field.last == 13 && !wasQuoted { field.removeLast() }
            fields.append(field)
            field = []
            wasQuoted = false
            place += 1
            if isEnd { return (fields, place, wellFormed) }
        }
        fields.append(field)
        return (fields, place, wellFormed)
    }
}
