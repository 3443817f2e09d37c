extension Rule {
    /// `person-id.date`: the date of birth does not exist, or lies after the monitoring period. Source: delivery page, *Rules*.
    static let personIdDate = Rule(
        .personIdDate, "person-id.date", .error, .field,
        passes: "290200A…",
        fails: "290200-…")
}
