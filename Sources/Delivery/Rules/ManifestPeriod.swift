extension Rule {
    /// `manifest.period`: the manifest names another monitoring period than the one asked for, or none. Source: delivery page, *Rules*.
    static let manifestPeriod = Rule(
        .manifestPeriod, "manifest.period", .error, .delivery,
        passes: "2023Q1 in both",
        fails: "2023Q1 asked for, 2022Q4 in the manifest")
}
