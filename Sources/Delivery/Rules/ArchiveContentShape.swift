extension Rule {
    /// `archive.content-shape`: the content lacks what the reader needs. Source: delivery page, *Archive documents*.
    static let archiveContentShape = Rule(
        .archiveContentShape, "archive.content-shape", .error, .record,
        passes: "a matter document with asian_tiedot",
        fails: "a matter document whose content is null")
}
