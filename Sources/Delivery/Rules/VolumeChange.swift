extension Rule {
    /// `volume.change`: a service task has over 30 % more or fewer clients than in the previous quarter; none at all is 100 % fewer. Source: delivery page, *Rules*.
    static let volumeChange = Rule(
        .volumeChange, "volume.change", .confirm, .previous,
        passes: "100 clients, then 130",
        fails: "100 clients, then 131")
}
