extension FormRule {
    /// C25. Child protection periods come from the archive, but how the statutory dates of the period come is open (20).
    static let c25 = FormRule("C25", .confirm) { situation in
        guard situation.answers.periods(.childProtection) == .kanta else { return .notApplicable }
        let method = situation.answers.childProtection
        return .one(method == nil || method == .kantaDuring2023, [.childProtection, .periods(.childProtection)])
    }
}
