import Localization

extension FormRule {
    /// E. A relevant question of the level `expected`, or a row of one, is empty.
    static let e = FormRule("E", .warning) { situation in
        let expected = situation.definition.questions.filter { situation.relevance.level(of: $0) == .expected }
        guard !expected.isEmpty else { return .notApplicable }
        return .init(
            expected.compactMap { question in
                let empty = question.keys.filter { situation.answers[$0] == nil }
                guard !empty.isEmpty else { return nil }
                let isPartial = empty.count < question.keys.count
                let count = ["n": question.numberText, "missing": String(empty.count), "of": String(question.keys.count)]
                return .init(keys: empty, values: count.mapValues { .init(same: $0) }, variant: isPartial ? "rows" : nil)
            })
    }
}
