extension Rule {
    /// `period.overlap`: two delivered periods of one person, organiser and service task share a day. Source: delivery page, *Rules*.
    static let periodOverlap = Rule(
        .periodOverlap, "period.overlap", .error, .rows,
        passes: "…–2023-01-15 and 2023-01-16–…",
        fails: "…–2023-01-15 and 2023-01-15–…")
}
