extension FormRule {
    /// C23. Every service task has a method of its own, and none of them is the main one (23).
    static let c23 = FormRule("C23", .warning) { situation in
        let methods = situation.rowAnswers("servicesByTask")
        guard let main = situation.answers.services, methods.allSatisfy({ $0 != nil }) else { return .notApplicable }
        return .one(!methods.contains(main.rawValue), [.services] + situation.rowKeys("servicesByTask"))
    }
}
