extension Rule {
    /// `manifest.shape`: the manifest is not what the delivery page describes. Source: delivery page, *Rules*.
    static let manifestShape = Rule(
        .manifestShape, "manifest.shape", .error, .delivery,
        passes: "a JSON object with the known keys",
        fails: "a text that is no JSON")
}
