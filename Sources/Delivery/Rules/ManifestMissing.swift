extension Rule {
    /// `manifest.missing`: the delivery has no manifest. Source: delivery page, *Rules*.
    static let manifestMissing = Rule(
        .manifestMissing, "manifest.missing", .error, .delivery,
        passes: "manifest.json beside the blocks",
        fails: "a folder with client_periods.csv alone")
}
