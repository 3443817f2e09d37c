extension Rule {
    /// `manifest.checksum`: a block is not the one that the manifest names. Source: delivery page, *Rules*.
    static let manifestChecksum = Rule(
        .manifestChecksum, "manifest.checksum", .error, .delivery,
        passes: "the SHA-256 of the file",
        fails: "any other SHA-256")
}
