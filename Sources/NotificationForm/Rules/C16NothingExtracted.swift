extension FormRule {
    /// C16. A separate delivery is declared, but no decisions can be extracted (24) and no other extraction is used or considered (26).
    static let c16 = FormRule("C16", .confirm) { situation in
        let answers = situation.answers
        let decisions = situation.rowAnswers("decisions")
        guard situation.relevance.isOpen("B1"), !decisions.isEmpty, decisions.allSatisfy({ $0 != nil }) else { return .notApplicable }
        let canExtract = situation.rowAnswers("extraction").contains { $0 == "used" || $0 == "needs-review" }
        return .one(
            decisions.allSatisfy { $0 == "no" } && !canExtract,
            situation.rowKeys("decisions") + situation.rowKeys("extraction").filter { answers[$0] != nil } + [.services])
    }
}
