import CodeLists
import Localization

extension FormRule {
    /// P2. A municipality is in another group too. One problem for each such group, naming it.
    static let p2 = FormRule("P2", .error, isBetweenGroups: true) { situation in
        let mine = situation.answers.municipalities
        guard !mine.isEmpty, !situation.others.isEmpty else { return .notApplicable }
        return .init(
            situation.others.compactMap { other in
                let taken = Set(other.answers.municipalities)
                let shared = mine.filter(taken.contains)
                guard !shared.isEmpty else { return nil }
                return .init(
                    keys: [.municipalities],
                    values: ["municipalities": .alphabeticalList(shared.map(\.name)), "group": .init(same: other.name)])
            })
    }
}
