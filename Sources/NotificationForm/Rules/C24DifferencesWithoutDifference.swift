extension FormRule {
    /// C24. The differences by service task all equal the main method (23): there is no difference to store.
    static let c24 = FormRule("C24", .info) { situation in
        let filled = situation.rowKeys("servicesByTask").filter { situation.answers[$0] != nil }
        guard let main = situation.answers.services, !filled.isEmpty else { return .notApplicable }
        return .one(filled.allSatisfy { situation.answers.text($0) == main.rawValue }, filled)
    }
}
