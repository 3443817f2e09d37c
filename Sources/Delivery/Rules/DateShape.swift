extension Rule {
    /// `date.shape`: not exactly `YYYY-MM-DD`, or a day that does not exist. Source: delivery page, *Rules*.
    static let dateShape = Rule(
        .dateShape, "date.shape", .error, .field,
        passes: "2024-02-29",
        fails: "2023-02-29, 29.2.2024")
}
