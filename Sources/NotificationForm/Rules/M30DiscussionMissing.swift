extension FormRule {
    /// M30. Question 30: whether discussions are wished for.
    static let m30 = FormRule("M30", .error) { situation in
        .one(situation.answers.text(.discussion) == nil, [.discussion])
    }
}
