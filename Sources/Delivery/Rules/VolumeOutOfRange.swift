extension Rule {
    /// `volume.out-of-range`: fewer than half or more than double of the clients per 1 000 inhabitants that the country's estimate makes expected. Source: delivery page, *Rules*.
    static let volumeOutOfRange = Rule(
        .volumeOutOfRange, "volume.out-of-range", .confirm, .distribution,
        passes: "older-people at 45 per 1 000",
        fails: "older-people at 12 per 1 000")
}
