extension Rule {
    /// `file.encoding`: a row is not well-formed UTF-8. Source: delivery page, *Rules*.
    static let fileEncoding = Rule(
        .fileEncoding, "file.encoding", .error, .file,
        passes: "Å written as the bytes C3 85",
        fails: "Å written as the byte C5")
}
