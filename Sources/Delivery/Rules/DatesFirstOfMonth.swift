extension Rule {
    /// `dates.first-of-month`: more than half, and at least fifty, of the starts of a service task in one file are on the first day of a month. Not in the delivery page's table; ours.
    static let datesFirstOfMonth = Rule(
        .datesFirstOfMonth, "dates.first-of-month", .warning, .distribution,
        passes: "100 starts, 10 of them on the first of a month",
        fails: "100 starts, 60 of them on the first of a month")
}
