extension Rule {
    /// `file.row-shape`: a row has too few or too many fields, or its quotation marks do not close. Source: delivery page, *Rules*.
    static let fileRowShape = Rule(
        .fileRowShape, "file.row-shape", .error, .file,
        passes: "six fields under a header of six columns",
        fails: "five fields under a header of six columns")
}
