import CodeLists

extension FormRule {
    /// C18. A partial delivery is declared, but every service can be delivered (28).
    static let c18 = FormRule("C18", .warning) { situation in
        let coverage = SocialService.all.map { situation.answers.coverage($0) }
        guard situation.answers.services == .separatePartial, coverage.allSatisfy({ $0 != nil }) else { return .notApplicable }
        return .one(coverage.allSatisfy { $0 == .mostly }, [.services])
    }
}
