extension FormRule {
    /// C3. Home care is the exception in question 7, and question 8 does not tell which system it uses.
    static let c3 = FormRule("C3", .warning) { situation in
        let answers = situation.answers
        guard answers.code(.systemScope) == SystemScope.allExceptHomeCare else { return .notApplicable }
        return .one(answers.text(.systemExceptions) == nil, [.systemExceptions])
    }
}
