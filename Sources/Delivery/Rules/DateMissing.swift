extension Rule {
    /// `date.missing`: a day that must be there is empty. Source: delivery page, *Rules*.
    static let dateMissing = Rule(
        .dateMissing, "date.missing", .error, .field,
        passes: "2023-01-15",
        fails: "(empty)")
}
