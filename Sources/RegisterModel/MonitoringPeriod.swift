/// A calendar quarter of the years 2000–2099, written `2023Q1` (derivation page, section 1). Closed on both ends.
public struct MonitoringPeriod: Hashable, Comparable, Sendable {
    /// The year, 2000–2099.
    public let year: Int
    /// The quarter, 1–4.
    public let quarter: Int

    /// Makes a quarter; nil outside the years 2000–2099 or the quarters 1–4.
    public init?(year: Int, quarter: Int) {
        guard (2000...2099).contains(year), (1...4).contains(quarter) else { return nil }
        self.year = year
        self.quarter = quarter
    }

    /// Reads `2023Q1`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[4] == UInt8(ascii: "Q"), bytes[0...3].allSatisfy({ (0x30...0x39).contains($0) }),
            let year = Int(text.prefix(4)), (0x31...0x34).contains(bytes[5])
        else { return nil }
        self.init(year: year, quarter: Int(bytes[5]) - 0x30)
    }

    /// The first day, included.
    public var start: Day { Day(year: year, month: 3 * quarter - 2, day: 1)! }
    /// The last day, included.
    public var end: Day { Day(year: year, month: 3 * quarter, day: Day.length(ofMonth: 3 * quarter, year: year))! }
    /// The quarter before; nil before 2000Q1.
    public var previous: MonitoringPeriod? {
        quarter == 1 ? MonitoringPeriod(year: year - 1, quarter: 4) : MonitoringPeriod(year: year, quarter: quarter - 1)
    }
    /// The quarter after; nil after 2099Q4.
    public var next: MonitoringPeriod? {
        quarter == 4 ? MonitoringPeriod(year: year + 1, quarter: 1) : MonitoringPeriod(year: year, quarter: quarter + 1)
    }

    /// Whether a day lies in the quarter, ends included.
    public func contains(_ day: Day) -> Bool { start <= day && day <= end }

    /// Earlier quarters come first.
    public static func < (a: MonitoringPeriod, b: MonitoringPeriod) -> Bool { (a.year, a.quarter) < (b.year, b.quarter) }
}

extension MonitoringPeriod: CustomStringConvertible, Codable {
    /// `2023Q1`.
    public var description: String { "\(year)Q\(quarter)" }

    /// Reads `2023Q1`; throws `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let period = MonitoringPeriod(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A monitoring period is written 2023Q1.")
        }
        self = period
    }

    /// Writes `2023Q1`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
