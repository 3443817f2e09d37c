import CodeLists
import Localization

extension FormRule {
    /// P3. A municipality belongs to another county, or is not valid on the first day of the period.
    static let p3 = FormRule("P3", .error, isBetweenGroups: true) { situation in
        let codes = situation.answers.codes(.municipalities)
        guard let county = situation.answers.county, !codes.isEmpty else { return .notApplicable }
        let known = Set(situation.round.municipalities(of: county).map(\.slug))
        let foreign = codes.filter { !known.contains($0) }
        let names = foreign.map { code in Municipality(code)?.name ?? .init(same: code) }
        return .one(!foreign.isEmpty, [.municipalities], ["municipalities": .alphabeticalList(names), "county": county.name])
    }
}
