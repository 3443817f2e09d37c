import Localization

extension FormRule {
    /// M. A question that the round, otherwise than the printed form, has made mandatory: each of its rows must be answered. The questions
    /// that are mandatory by themselves have rules of their own (M1–M4, M17, M23, M30).
    static let m = FormRule("M", .error) { situation in
        let demanded = situation.definition.questionsWithOpenLevel.filter { situation.relevance.level(of: $0)?.blocks == true }
        guard !demanded.isEmpty else { return .notApplicable }
        return .init(
            demanded.compactMap { question in
                let empty = question.keys.filter { situation.answers[$0] == nil }
                guard !empty.isEmpty else { return nil }
                let isPartial = empty.count < question.keys.count
                let values = ["n": question.numberText, "missing": String(empty.count), "of": String(question.keys.count)]
                return .init(keys: empty, values: values.mapValues { .init(same: $0) }, variant: isPartial ? "rows" : nil)
            })
    }
}
