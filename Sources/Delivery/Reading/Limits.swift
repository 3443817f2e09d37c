/// What a reader takes at the most. Each limit protects the machine from a file that is not what it claims to be.
public enum Limits {
    /// One record with its line breaks, and the header: 64 KiB. A row of the widest kind is under 400 bytes.
    public static let recordBytes = 64 << 10
    /// One field without its quotation marks: 32 KiB. The longest that the format knows, a decision's id, has some sixty bytes.
    public static let fieldBytes = 32 << 10
    /// Columns of a file, the ignored ones included.
    public static let columns = 256
    /// Files of one kind in one run; a file's place is one byte of a packed row.
    public static let filesOfAKind = 255
    /// Different temporary identifiers in one run: 2²¹ for each of eight partitions. The whole country has some thousands.
    static let temporaryIdentifiers = TemporaryRanks.ranksOfPartition * PartitionedRows.temporaryPartitions
    /// How many times its size a gzip file may expand, once it has given more than `inflatedBytes`. Tables of clients expand three to thirty
    /// times; a file made to fill a machine a thousand times.
    public static let gzipExpansion = 250
    /// What a gzip file may give whatever its size: 1 GiB.
    public static let inflatedBytes = 1 << 30
    /// A manifest, notification, mapping file or file of confirmations: 1 MiB. They have a few kilobytes.
    static let smallFileBytes = 1 << 20
    /// Bytes looked at to tell what an input without a name holds.
    static let bytesLookedAt = 256
    /// Bytes read and parsed at a time by one thread: large enough that handing over costs nothing, small enough for the cache.
    static let blockBytes = 2 << 20
    /// Findings shown per group in a report's listing; files and totals are never cut.
    public static let findingsShownPerGroup = 20
    /// Different values of one column under one rule that are told apart as causes; the values beyond count as one cause.
    static let causesPerColumn = 1000
    /// Findings kept in memory before they go to a file without a name: 8 MiB.
    static let findingBytesInMemory = 8 << 20
    /// Bytes of an offending value kept with a finding.
    static let findingValueBytes = 40
}
