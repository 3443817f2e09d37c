import CodeLists
import Localization

extension FormRule {
    /// P1. A municipality of the county is in no group. An error only when the county says that it is complete.
    static let p1 = FormRule("P1", .warning, isBetweenGroups: true) { situation in
        guard let county = situation.answers.county else { return .notApplicable }
        let placed = Set((situation.others.map(\.answers) + [situation.answers]).flatMap(\.municipalities))
        let left = situation.round.municipalities(of: county).filter { !placed.contains($0) }
        guard !left.isEmpty else { return .passed }
        return .failed([
            .init(
                keys: [.municipalities], values: ["municipalities": .alphabeticalList(left.map(\.name))],
                severity: situation.isCompleting ? .error : nil)
        ])
    }
}
