import CodeLists

extension FormRule {
    /// C19. A delivery method is declared, but no service can be delivered (28).
    static let c19 = FormRule("C19", .confirm) { situation in
        let coverage = SocialService.all.map { situation.answers.coverage($0) }
        guard let method = situation.answers.services, method != .notPossible, coverage.allSatisfy({ $0 != nil }) else {
            return .notApplicable
        }
        return .one(coverage.allSatisfy { $0 == .no }, [.services] + SocialService.all.prefix(1).map { .coverage($0) })
    }
}
