extension FormDefinition {
    /// The questions whose level no round changes: those that identify a notification or branch the form (1–4 and 23), and those that THL's
    /// printed form marks as mandatory (17 and 30).
    public static let settledQuestions: Set<String> = [
        "contact", "county", "municipalities", "groupName", "periods", "services", "discussion",
    ]

    /// The questions whose level a round may change: the others of THL's form, in its order. Additions of this system stay voluntary.
    public var questionsWithOpenLevel: [Question] {
        questions.filter { !$0.isExtension && !Self.settledQuestions.contains($0.id) }
    }

    /// The form with other requirement levels, by question id. What is not in the form or is settled is passed over. A question that a
    /// closed branch hides is not asked whatever its level.
    func with(_ levels: [String: RequirementLevel]) -> FormDefinition {
        let open = Set(questionsWithOpenLevel.map(\.id)).intersection(levels.keys)
        guard !open.isEmpty else { return self }
        let sections = self.sections.map { section in
            var section = section
            for place in section.questions.indices where open.contains(section.questions[place].id) {
                if let level = levels[section.questions[place].id] { section.questions[place].levels = [(nil, level)] }
            }
            return section
        }
        return FormDefinition(id: id, version: version, title: title, sections: sections, branches: branches)
    }
}

extension Question {
    /// The levels that the form itself gives the question: one, or those between which other answers decide (8, 27 and 28).
    public var ownLevels: [RequirementLevel] { levels.map(\.level) }
}
