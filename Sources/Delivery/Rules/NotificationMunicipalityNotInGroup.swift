extension Rule {
    /// `notification.municipality-not-in-group`: a row of a municipality of the organiser that is not in the notified group. A municipality of another organiser is the business of `municipality.other-organiser`: a client may have moved. Source: delivery page, *Rules*.
    static let notificationMunicipalityNotInGroup = Rule(
        .notificationMunicipalityNotInGroup, "notification.municipality-not-in-group", .error, .notification,
        passes: "837 in a group of 837 and 211",
        fails: "211 in a group of 837 alone")
}
