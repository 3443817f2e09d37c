extension Rule {
    /// `manifest.row-count`: a block has another number of rows than the manifest says. Source: delivery page, *Rules*.
    static let manifestRowCount = Rule(
        .manifestRowCount, "manifest.row-count", .error, .delivery,
        passes: "12 rows where the manifest says 12",
        fails: "11 rows where the manifest says 12")
}
