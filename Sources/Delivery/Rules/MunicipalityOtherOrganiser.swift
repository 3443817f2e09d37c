extension Rule {
    /// `municipality.other-organiser`: the municipality belongs to another organiser's area. Source: delivery page, *Rules*.
    static let municipalityOtherOrganiser = Rule(
        .municipalityOtherOrganiser, "municipality.other-organiser", .warning, .record,
        passes: "organiser 90 and municipality 091",
        fails: "organiser 90 and municipality 049",
        examples: [
            RuleExample(.matters, passes: ["organiser": "08", "municipality": "837"], fails: ["municipality": "837"])
        ])
}
