extension Rule {
    /// `dates.pile-up`: more than a tenth, and at least fifty, of the starts of a service task in one file are on one day. Source: delivery page, *Rules*.
    static let datesPileUp = Rule(
        .datesPileUp, "dates.pile-up", .confirm, .distribution,
        passes: "500 starts, 50 of them on 2020-01-01",
        fails: "499 starts, 50 of them on 2020-01-01")
}
