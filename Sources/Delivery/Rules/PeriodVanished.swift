extension Rule {
    /// `period.vanished`: a period that was open at the end of the previous quarter and of whose person, organiser and service task nothing is there now. Source: delivery page, *Rules*.
    static let periodVanished = Rule(
        .periodVanished, "period.vanished", .warning, .previous,
        passes: "2022-05-01, open; now 2022-05-01 to 2023-02-10",
        fails: "2022-05-01, open; now nothing")
}
