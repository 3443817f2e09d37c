extension Rule {
    /// `archive.inconclusive`: a document lacks what would make it evidence. Source: delivery page, *Archive documents*.
    static let archiveInconclusive = Rule(
        .archiveInconclusive, "archive.inconclusive", .info, .record,
        passes: "an unstructured decision with type, service and start of validity",
        fails: "an unstructured decision without a service")
}
