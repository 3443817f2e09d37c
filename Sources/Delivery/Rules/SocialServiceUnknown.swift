extension Rule {
    /// `social-service.unknown`: the social service is not in the code list. Source: delivery page, *Rules*.
    static let socialServiceUnknown = Rule(
        .socialServiceUnknown, "social-service.unknown", .error, .field,
        passes: "home-care",
        fails: "gardening")
}
