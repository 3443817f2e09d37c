/// A calendar month, written `2024-09` in data.
public struct Month: Hashable, Comparable, Sendable {
    /// The year, 1900–2099.
    public let year: Int
    /// The month, 1–12.
    public let month: Int

    /// Makes a month; nil outside the years 1900–2099 or the months 1–12.
    public init?(year: Int, month: Int) {
        guard (1900...2099).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// Reads `2024-09` exactly; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
        guard (bytes[0..<4] + bytes[5...]).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let year = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { return nil }
        self.init(year: year, month: month)
    }

    /// Reads a month as people write it, `9/2024`, `09.2024`, `9-2024` or the year first, `2024-9`; nil for anything else. The year has four
    /// digits, so that it cannot be taken for the month.
    public init?(entered text: String) {
        if let match = text.wholeMatch(of: /([0-9]{1,2})\s*[\/.-]\s*([0-9]{4})/), let month = Int(match.1), let year = Int(match.2) {
            self.init(year: year, month: month)
        } else if let match = text.wholeMatch(of: /([0-9]{4})\s*[\/.-]\s*([0-9]{1,2})/), let year = Int(match.1), let month = Int(match.2) {
            self.init(year: year, month: month)
        } else {
            return nil
        }
    }

    /// The month as it is written for readers in all three languages: `9/2024`.
    public var written: String { "\(month)/\(year)" }

    /// The quarter of the year, 1–4, that holds the month.
    public var quarter: Int { (month + 2) / 3 }

    /// Whether the first month is earlier.
    public static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

extension Month: CustomStringConvertible, Codable {
    /// `2024-09`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    /// Reads `2024-09`; throws `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let month = Month(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A month is written 2024-09.")
        }
        self = month
    }

    /// Writes `2024-09`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
