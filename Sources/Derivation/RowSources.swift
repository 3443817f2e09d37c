import Delivery

/// By which way the input rows of a reported row came (derivation page, section 8).
public struct RowSources: OptionSet, Hashable, Sendable {
    /// One bit for each way.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// From documents of the client data archive.
    public static let archive = RowSources(rawValue: 1)
    /// From an extract of the county's own.
    public static let separate = RowSources(rawValue: 2)

    /// `archive`, `separate` or `both`, as `provenance.csv` says it.
    public var text: String { self == .archive ? "archive" : self == .separate ? "separate" : "both" }
}

extension SortedRow {
    /// The way by which the row came.
    var source: RowSources { isFromArchive ? .archive : .separate }
}
