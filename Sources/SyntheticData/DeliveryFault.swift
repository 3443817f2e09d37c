import RegisterModel

/// A way in which a finished block of client periods is made faulty for the demonstration. The raw value is its name.
public enum DeliveryFault: String, CaseIterable, Sendable {
    /// Every fortieth row has a wrong check character.
    case checkCharacters = "wrong-check-characters"
    /// Every fiftieth row names a municipality that does not exist.
    case municipalities = "unknown-municipalities"
    /// Every thirtieth row ends on the day before it starts.
    case endsBeforeStart = "ends-before-starts"
    /// The last rows were lost after the manifest was made.
    case truncated = "truncated-after-the-manifest"
    /// The rows are those of the quarter before: many ended before the quarter began.
    case otherQuarter = "rows-of-another-quarter"

    /// The rule of the delivery page that has to find it.
    public var rule: String {
        switch self {
        case .checkCharacters: "person-id.check-character"
        case .municipalities: "municipality.unknown"
        case .endsBeforeStart: "period.end-before-start"
        case .truncated: "manifest.checksum"
        case .otherQuarter: "period.outside-monitoring-period"
        }
    }

    /// Whether the manifest is made anew from the faulty rows; otherwise it still describes the sound ones.
    public var manifestFollows: Bool { self != .truncated }

    /// The bytes of `client_periods.csv` with the fault put in. The rows keep their places.
    /// - Parameter period: the quarter the block is for.
    public func applied(to block: [UInt8], for period: MonitoringPeriod) -> [UInt8] {
        var lines = block.split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init)
        guard lines.count > 1 else { return block }
        for place in 1..<lines.count {
            switch self {
            case .checkCharacters where place % 40 == 7: Self.changeCheckCharacter(&lines[place])
            case .municipalities where place % 50 == 9: Self.change(&lines[place], column: 2) { $0 = Array("998".utf8) }
            case .endsBeforeStart where place % 30 == 4:
                let start = Self.field(4, of: lines[place])
                guard let day = Day(String(decoding: start, as: UTF8.self)) else { continue }
                Self.change(&lines[place], column: 5) { $0 = Array(day.adding(-1).description.utf8) }
            case .otherQuarter where place % 25 == 3:
                let start = Self.field(4, of: lines[place])
                guard let day = Day(String(decoding: start, as: UTF8.self)), day < period.start else { continue }
                Self.change(&lines[place], column: 5) { $0 = Array(period.start.adding(-1).description.utf8) }
            default: break
            }
        }
        if self == .truncated { lines.removeLast(max(1, lines.count / 20)) }
        return lines.reduce(into: []) { bytes, line in
            bytes += line
            bytes.append(0x0A)
        }
    }

    private static func changeCheckCharacter(_ line: inout [UInt8]) {
        // Temporary identifiers have a bar and no check character.
        guard line.count > 11, line[11] == 0x2C else { return }
        line[10] = line[10] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    }

    private static func field(_ column: Int, of line: [UInt8]) -> [UInt8] {
        let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false)
        return column < fields.count ? Array(fields[column]) : []
    }

    private static func change(_ line: inout [UInt8], column: Int, _ body: (inout [UInt8]) -> Void) {
        var fields = line.split(separator: 0x2C, omittingEmptySubsequences: false).map(Array.init)
        guard column < fields.count else { return }
        body(&fields[column])
        line = Array(fields.joined(separator: [0x2C]))
    }
}
