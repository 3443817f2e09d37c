extension Rule {
    /// `archive.task-mismatch`: metadata and content of a document name different known service tasks. Source: delivery page, *Archive documents*.
    static let archiveTaskMismatch = Rule(
        .archiveTaskMismatch, "archive.task-mismatch", .error, .record,
        passes: "the metadata's task and the content's are the same",
        fails: "the metadata say older-people, the content child protection")
}
