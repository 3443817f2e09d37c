/// A value of one code list. Each list is a type of its own, so a service task can never be passed where a social service is wanted.
///
/// A code is two bytes: its place in the list's file. Two codes are ordered as the file orders them, not by slug.
public protocol Code: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The place of the code in its list, from 0.
    var index: Int { get }
    /// Makes the code at a place; a programmer's error if the place is outside the list.
    init(index: Int)
    /// The list the code belongs to, read once from the program's own data file.
    static var list: CodeList<Self> { get }
}

extension Code {
    /// The code with this slug; nil if the list has none.
    public init?(_ slug: String) {
        guard let code = Self.list.code(slug: slug) else { return nil }
        self = code
    }

    /// The stable name used in files, addresses and the database.
    public var slug: String { Self.list.entries[index].code }
    /// Names, national code, validity and source.
    public var entry: CodeEntry { Self.list.entries[index] }
    /// Every code of the list in file order.
    public static var all: [Self] { Self.list.codes }
    /// The slug.
    public var description: String { slug }
    /// In the order of the list's file.
    public static func < (a: Self, b: Self) -> Bool { a.index < b.index }

    /// Reads the slug; throws `DecodingError` for a slug the list does not have.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let slug = try container.decode(String.self)
        guard let code = Self(slug) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(slug) is not in the list \(Self.list.slug)")
        }
        self = code
    }

    /// Writes the slug.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(slug)
    }
}
