extension FormRule {
    /// C11. The statutory dates are in the archived client relationship document, but child protection periods come separately.
    static let c11 = FormRule("C11", .confirm) { situation in
        guard let method = situation.answers.childProtection, let periods = situation.answers.periods(.childProtection),
            method == .kantaDocument
        else { return .notApplicable }
        return .one(periods == .separate, [.childProtection, .periods(.childProtection)])
    }
}
