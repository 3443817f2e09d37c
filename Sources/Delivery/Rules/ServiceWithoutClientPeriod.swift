extension Rule {
    /// `service.without-client-period`: a received service of a person who has no client period with the organiser in that task. Source: delivery page, *Rules*.
    static let serviceWithoutClientPeriod = Rule(
        .serviceWithoutClientPeriod, "service.without-client-period", .warning, .delivery,
        passes: "home care of a client in older-people",
        fails: "home care of somebody without a client period in older-people")
}
