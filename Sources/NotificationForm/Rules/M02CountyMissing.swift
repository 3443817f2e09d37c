import CodeLists

extension FormRule {
    /// M2. Question 2: the county.
    static let m2 = FormRule("M2", .error) { situation in
        .one(situation.answers.county == nil, [.county])
    }
}
