extension Rule {
    /// `manifest.organiser`: the manifest names no organiser, or a row has another. Source: delivery page, *Rules*.
    static let manifestOrganiser = Rule(
        .manifestOrganiser, "manifest.organiser", .error, .delivery,
        passes: "organiser 90 in the manifest and in every row",
        fails: "organiser 90 in the manifest, 08 in a row")
}
