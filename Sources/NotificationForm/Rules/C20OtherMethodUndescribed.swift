extension FormRule {
    /// C20. Another extraction method is used (26) but not described (27).
    static let c20 = FormRule("C20", .warning) { situation in
        guard situation.answers.text(.extraction("other-method")) == "used" else { return .notApplicable }
        return .one(situation.answers.text(.extractionOther) == nil, [.extractionOther])
    }
}
