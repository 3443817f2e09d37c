/// The fields of a posted form (`application/x-www-form-urlencoded`), or of an address's query, in the order sent.
///
/// A name may come several times (checkboxes).
public struct FormFields: Equatable, Sendable {
    /// More fields than the largest page has are refused.
    public static let limit = 2_000

    /// Names and values in order.
    public private(set) var pairs: [(name: String, value: String)] = []

    /// No fields.
    public init() {}

    /// Reads the encoded text; nil where an escape is broken, the bytes are not UTF-8, a NUL is among them, or there are too many fields.
    public init?(encoded: String) {
        for pair in encoded.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : "", pairs.count < Self.limit
            else {
                return nil
            }
            pairs.append((name, value))
        }
    }

    /// The first value of a name; nil if it was not sent.
    public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// Every value of a name in order.
    public func all(_ name: String) -> [String] { pairs.lazy.filter { $0.name == name }.map(\.value) }

    /// The names and their values, for a form that groups them itself.
    public var grouped: [String: [String]] { Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) } }

    /// Whether the same fields were sent in the same order.
    public static func == (a: FormFields, b: FormFields) -> Bool { a.pairs.elementsEqual(b.pairs, by: ==) }

    private static func decoded(_ bytes: Substring.UTF8View) -> String? {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(32)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                result.append(high << 4 | low)
            case 0: return nil
            default: result.append(byte)
            }
        }
        guard !result.contains(0) else { return nil }
        return String(validating: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
