extension Rule {
    /// `archive.version-conflict`: two lines claim the same set and version with different bytes. Source: delivery page, *Archive documents*.
    static let archiveVersionConflict = Rule(
        .archiveVersionConflict, "archive.version-conflict", .error, .rows,
        passes: "version 2 of a set once, or twice byte by byte",
        fails: "version 2 of a set on two lines that differ")
}
