extension Rule {
    /// `period.none-ended`: a service task has at least 200 periods and none of them ended in the quarter. Not in the delivery page's table; ours.
    static let periodNoneEnded = Rule(
        .periodNoneEnded, "period.none-ended", .warning, .distribution,
        passes: "200 periods, one of them ended",
        fails: "200 periods, none of them ended")
}
