extension Rule {
    /// `archive.service-mismatch`: metadata and content of a document name different known social services. Source: delivery page, *Archive documents*.
    static let archiveServiceMismatch = Rule(
        .archiveServiceMismatch, "archive.service-mismatch", .error, .record,
        passes: "the metadata's service and the content's are the same",
        fails: "the metadata say home-care, the content family care")
}
