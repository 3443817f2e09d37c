extension FormRule {
    /// C13. The new document structure is taken into use during the year, and neither the note (22) nor the addition tells how data of
    /// the period come before that. The month of introduction alone does not tell it.
    static let c13 = FormRule("C13", .warning) { situation in
        let answers = situation.answers
        guard answers.childProtection == .kantaDuring2023 else { return .notApplicable }
        let isTold = answers.text(.childProtectionBefore) != nil || answers.text(.childProtectionNote) != nil
        return .one(!isTold, [.childProtectionBefore, .childProtectionNote, .childProtection])
    }
}
