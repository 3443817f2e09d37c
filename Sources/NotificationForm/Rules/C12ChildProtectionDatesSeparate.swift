extension FormRule {
    /// C12. The statutory dates come separately and child protection periods from the archive: allowed, the document version in use lacks
    /// the dates.
    static let c12 = FormRule("C12", .info) { situation in
        guard let method = situation.answers.childProtection, let periods = situation.answers.periods(.childProtection), method == .separate
        else { return .notApplicable }
        return .one(periods == .kanta, [.childProtection, .periods(.childProtection)])
    }
}
