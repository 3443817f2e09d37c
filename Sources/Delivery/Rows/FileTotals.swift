/// What became of the rows of one file. read = used + duplicate + rejected + out of scope.
public struct FileTotals: Hashable, Sendable, Codable {
    /// The file's name as given.
    public let file: String
    /// Records met, empty lines not counted.
    public var read = 0
    /// Sound rows, also those outside the monitoring period.
    public var used: Int { read - duplicate - rejected - outOfScope }
    /// Rows that repeat an earlier one.
    public var duplicate = 0
    /// Rows left out because of an error.
    public var rejected = 0
    /// Rows of family law.
    public var outOfScope = 0
}
