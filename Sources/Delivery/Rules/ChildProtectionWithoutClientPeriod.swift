extension Rule {
    /// `child-protection.without-client-period`: a child-protection period of a person who has no client period with the organiser in child protection. Source: delivery page, *Rules*.
    static let childProtectionWithoutClientPeriod = Rule(
        .childProtectionWithoutClientPeriod, "child-protection.without-client-period", .warning, .delivery,
        passes: "a child with a client period in child-protection",
        fails: "a child without one")
}
