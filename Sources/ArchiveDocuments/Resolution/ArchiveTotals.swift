/// What became of the lines of one archive file. read = used + duplicate + rejected + out of scope + set aside (delivery page, *Archive documents*).
public struct ArchiveTotals: Hashable, Sendable {
    /// The file's name as given.
    public let file: String
    /// Lines met, empty ones not counted.
    public internal(set) var read = 0
    /// Lines that repeat an earlier one byte by byte.
    public internal(set) var duplicate = 0
    /// Documents left out because of an error, and lines that are no document.
    public internal(set) var rejected = 0
    /// Documents of family law.
    public internal(set) var outOfScope = 0
    /// Set aside: drafts.
    public internal(set) var drafts = 0
    /// Set aside: versions that a greater version of the same document has replaced.
    public internal(set) var superseded = 0
    /// Set aside: deciding versions that invalidate their document.
    public internal(set) var invalidated = 0
    /// Set aside: documents of retired systems of which nothing is left, because they would start something in the quarter.
    public internal(set) var retired = 0
    /// Set aside: documents that lack what would make them evidence.
    public internal(set) var inconclusive = 0

    /// Lines set aside, of all kinds.
    public var setAside: Int { drafts + superseded + invalidated + retired + inconclusive }
    /// Documents that are sound, also those that tell nothing the register asks for.
    public var used: Int { read - duplicate - rejected - outOfScope - setAside }

    init(file: String) { self.file = file }
}

/// How many documents of an organiser and a document type lack the same pieces: what a county's archiving misses.
public struct InconclusiveCount: Hashable, Sendable {
    /// The organiser's code.
    public let organiser: String
    /// The national code of the document type as the documents have it; empty where it is what they lack.
    public let documentType: String
    /// The metadata that are missing, joined by `+`, such as `social_service+valid_from`.
    public let missing: String
    /// How many documents.
    public let documents: Int
}
