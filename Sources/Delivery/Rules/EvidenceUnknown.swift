extension Rule {
    /// `evidence.unknown`: the kind of evidence is empty, not in the code list, or not one that an extract can have. Source: delivery page, *Rules*.
    static let evidenceUnknown = Rule(
        .evidenceUnknown, "evidence.unknown", .error, .field,
        passes: "operations-system",
        fails: "hearsay")
}
