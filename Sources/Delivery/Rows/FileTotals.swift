/// What became of the rows of one file. read = used + duplicate + rejected + out of scope + set aside.
public struct FileTotals: Hashable, Sendable, Codable {
    /// Documents of the archive that count for nothing by what they are, and why.
    public struct SetAside: Hashable, Sendable, Codable {
        /// Drafts.
        public var drafts = 0
        /// Versions that a greater version of the same document has replaced.
        public var superseded = 0
        /// Deciding versions that invalidate their document.
        public var invalidated = 0
        /// Documents of retired systems that would start something in the quarter.
        public var retired = 0
        /// Documents that lack what would make them evidence.
        public var inconclusive = 0

        /// Nothing set aside.
        public init() {}

        /// All of them.
        public var total: Int { drafts + superseded + invalidated + retired + inconclusive }
    }

    /// The file's name as given.
    public let file: String
    /// Records met, empty lines not counted.
    public var read = 0
    /// Sound rows, also those outside the monitoring period.
    public var used: Int { read - duplicate - rejected - outOfScope - (setAside?.total ?? 0) }
    /// Rows that repeat an earlier one.
    public var duplicate = 0
    /// Rows left out because of an error.
    public var rejected = 0
    /// Rows of family law.
    public var outOfScope = 0
    /// What was set aside; nil for tables, of which nothing is.
    public var setAside: SetAside?

    /// Nothing read yet.
    public init(file: String) { self.file = file }
}
