extension Rule {
    /// `person-id.born-after`: the day of birth lies after the row's first day. Source: delivery page, *Rules*.
    static let personIdBornAfter = Rule(
        .personIdBornAfter, "person-id.born-after", .error, .record,
        passes: "born 2010-05-01, opened 2010-05-01",
        fails: "born 2010-05-01, opened 2010-04-30")
}
