extension FormRule {
    /// M23. Question 23: the main delivery method, on which the rest of the form depends.
    static let m23 = FormRule("M23", .error) { situation in
        .one(situation.answers.services == nil, [.services])
    }
}
