import Localization

extension FormRule {
    /// C14. Start dates exist from some later time (18, 21), but the month is not told.
    static let c14 = FormRule("C14", .warning) { situation in
        let answers = situation.answers
        let asked = [
            (answers.retroactivity, AnswerKey.retroactiveFrom), (answers.childProtectionRetroactivity, .childProtectionRetroactiveFrom),
        ].filter { $0.0 == .sinceLater }.map(\.1)
        guard !asked.isEmpty else { return .notApplicable }
        return .init(
            asked.filter { answers.text($0) == nil }.map { key in
                let number = situation.definition.question(key.question)?.numberText ?? ""
                return .init(keys: [key], values: ["n": .init(same: number)])
            })
    }
}
