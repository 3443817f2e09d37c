extension Rule {
    /// `unit.ambiguous`: the unit gives several services and so proves none of them. Source: delivery page, *Rules*.
    static let unitAmbiguous = Rule(
        .unitAmbiguous, "unit.ambiguous", .error, .field,
        passes: "a unit with one service",
        fails: "a unit with home-care and home-service")
}
