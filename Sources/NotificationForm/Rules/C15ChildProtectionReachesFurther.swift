extension FormRule {
    /// C15. Statutory dates (21) reach further back than the service task's dates (18), although both come from the same documents.
    static let c15 = FormRule("C15", .warning) { situation in
        let answers = situation.answers
        guard let dates = answers.retroactivity, let statutory = answers.childProtectionRetroactivity,
            answers.periods(.childProtection) != .separate
        else { return .notApplicable }
        return .one(statutory.reachesFurther(than: dates), [.childProtectionRetroactive, .retroactive])
    }
}
