extension Rule {
    /// `organiser.unknown`: the organiser is none of the 22. Source: delivery page, *Rules*.
    static let organiserUnknown = Rule(
        .organiserUnknown, "organiser.unknown", .error, .field,
        passes: "90",
        fails: "91 (Åland), 22, empty",
        examples: [
            RuleExample(.matters, passes: [:], fails: ["organiser": "91"]),
            RuleExample(.childProtectionPeriods, passes: ["end": ""], fails: ["organiser": "22"]),
        ])
}
