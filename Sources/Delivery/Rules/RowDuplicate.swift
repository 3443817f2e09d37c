extension Rule {
    /// `row.duplicate`: the same values in all known columns as an earlier row. Source: delivery page, *Rules*.
    static let rowDuplicate = Rule(
        .rowDuplicate, "row.duplicate", .warning, .rows,
        passes: "two rows that differ in the end day",
        fails: "two rows with the same values")
}
