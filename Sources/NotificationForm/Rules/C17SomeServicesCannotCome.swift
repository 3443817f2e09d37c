import CodeLists

extension FormRule {
    /// C17. A full separate delivery is declared, but some services cannot be delivered (28).
    static let c17 = FormRule("C17", .warning) { situation in
        guard situation.answers.services == .separate, situation.relevance.isOpen("B2") else { return .notApplicable }
        let lacking = SocialService.all.filter { situation.answers.coverage($0) == .no }
        return .one(!lacking.isEmpty, [.services] + lacking.map { .coverage($0) })
    }
}
