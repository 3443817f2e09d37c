extension Rule {
    /// `file.line-too-long`: a record is longer than `Limits.recordBytes`, or a field longer than `Limits.fieldBytes`. Source: delivery page, *Rules*.
    static let fileLineTooLong = Rule(
        .fileLineTooLong, "file.line-too-long", .error, .file,
        passes: "a row of a few hundred bytes",
        fails: "a row of 70 000 bytes")
}
