extension Rule {
    /// `file.unreadable`: the bytes of a file cannot be read to their end. Source: delivery page, *Rules*.
    static let fileUnreadable = Rule(
        .fileUnreadable, "file.unreadable", .error, .file,
        passes: "a file that can be opened and read",
        fails: "a file on a disk that gives an error")
}
