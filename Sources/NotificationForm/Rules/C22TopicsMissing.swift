extension FormRule {
    /// C22. Discussions are wished for (30), but not about what (31).
    static let c22 = FormRule("C22", .warning) { situation in
        guard situation.answers.text(.discussion) == "yes" else { return .notApplicable }
        return .one(situation.answers.text(.discussionTopics) == nil, [.discussionTopics])
    }
}
