extension Rule {
    /// `period.start-changed`: a period that was open at the end of the previous quarter and now has another start. Source: delivery page, *Rules*.
    static let periodStartChanged = Rule(
        .periodStartChanged, "period.start-changed", .warning, .previous,
        passes: "2022-05-01, open; now 2022-05-01, open",
        fails: "2022-05-01, open; now 2023-01-01, open")
}
