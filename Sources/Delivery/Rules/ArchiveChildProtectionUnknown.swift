extension Rule {
    /// `archive.child-protection-unknown`: no final version of a client-relationship document has the fields of child protection. Source: delivery page, *Archive documents*.
    static let archiveChildProtectionUnknown = Rule(
        .archiveChildProtectionUnknown, "archive.child-protection-unknown", .info, .rows,
        passes: "a version with the structure of 10.1.2022 or later",
        fails: "all final versions have an older structure")
}
