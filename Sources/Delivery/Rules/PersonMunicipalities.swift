extension Rule {
    /// `person.municipalities`: at least fifty persons, and more than one in a hundred, are in different municipalities on the last day that their periods share. Not in the delivery page's table; ours.
    static let personMunicipalities = Rule(
        .personMunicipalities, "person.municipalities", .warning, .distribution,
        passes: "10 000 persons, 40 of them in two municipalities at once",
        fails: "10 000 persons, 400 of them in two municipalities at once")
}
