/// A way of writing days, such as `d.M.yyyy` or `yyyyMMdd`.
///
/// `d` and `M` are one or two digits, `dd` and `MM` two, `yyyy` four; every other character stands for itself, and a `*` at the end passes over
/// whatever follows, such as a time of day.
struct DateForm: Hashable, Sendable {
    private enum Part: Hashable {
        case year
        case month(least: Int)
        case day(least: Int)
        case literal(UInt8)
        case rest
    }

    private let parts: [Part]

    /// Nil if the text lacks day, month or year, has one of them twice, or has letters that mean nothing here.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            switch first {
            case "y" where run.count == 4: parts.append(.year)
            case "M" where run.count <= 2: parts.append(.month(least: run.count))
            case "d" where run.count <= 2: parts.append(.day(least: run.count))
            case "*" where run.count == 1 && rest.count == 1: parts.append(.rest)
            case "y", "M", "d", "*": return nil
            case _ where first.isLetter || first.isNumber: return nil
            default: parts += run.utf8.map { .literal($0) }
            }
            rest = rest.dropFirst(run.count)
        }
        let kinds = parts.map { part in
            switch part {
            case .year: 1
            case .month: 2
            case .day: 3
            case .literal, .rest: 0
            }
        }
        guard [1, 2, 3].allSatisfy({ kind in kinds.count { $0 == kind } == 1 }) else { return nil }
        self.parts = parts
    }

    /// Writes the day as `YYYY-MM-DD`, whether or not it exists; false, and nothing written, if the bytes do not have this form.
    func translate(_ bytes: Span<UInt8>, _ field: Range<Int>, into output: inout [UInt8]) -> Bool {
        var (year, month, day) = (0, 0, 0)
        var place = field.lowerBound
        for part in parts {
            switch part {
            case .year:
                guard let value = Self.number(bytes, &place, field.upperBound, least: 4, most: 4) else { return false }; year = value
            case .month(let least):
                guard let value = Self.number(bytes, &place, field.upperBound, least: least, most: 2) else { return false }
                month = value
            case .day(let least):
                guard let value = Self.number(bytes, &place, field.upperBound, least: least, most: 2) else { return false }
                day = value
            case .literal(let byte):
                guard place < field.upperBound, bytes[place] == byte else { return false }
                place += 1
            case .rest: place = field.upperBound
            }
        }
        guard place == field.upperBound else { return false }
        for digit in [year / 1000, year / 100 % 10, year / 10 % 10, year % 10] { output.append(UInt8(0x30 + digit)) }
        for number in [month, day] {
            output.append(0x2D)
            output.append(UInt8(0x30 + number / 10))
            output.append(UInt8(0x30 + number % 10))
        }
        return true
    }

    private static func number(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, least: Int, most: Int) -> Int? {
        var (value, digits) = (0, 0)
        while place < end, digits < most, (0x30...0x39).contains(bytes[place]) {
            value = value * 10 + Int(bytes[place] - 0x30)
            digits += 1
            place += 1
        }
        return digits >= least ? value : nil
    }
}
