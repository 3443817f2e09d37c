import CodeLists

extension FormRule {
    /// M3. Question 3: at least one municipality.
    static let m3 = FormRule("M3", .error) { situation in
        .one(situation.answers.municipalities.isEmpty, [.municipalities])
    }
}
