import Localization

extension FormRule {
    /// P5. Question 32 is one fact about the county, but its notifications answer it differently.
    static let p5 = FormRule("P5", .confirm, isBetweenGroups: true) { situation in
        let others = situation.others.filter { $0.answers.text(.countyCapability) != nil }
        guard let mine = situation.answers.text(.countyCapability), !others.isEmpty else { return .notApplicable }
        let differing = others.filter { $0.answers.text(.countyCapability) != mine }
        return .one(!differing.isEmpty, [.countyCapability], ["groups": .list(differing.map { .init(same: $0.name) })])
    }
}
