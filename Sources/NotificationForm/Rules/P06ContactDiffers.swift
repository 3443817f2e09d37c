import Localization

extension FormRule {
    /// P6. The contact person (1), name or address, differs between the county's groups: THL knows whom to write to about which. Where
    /// nothing is answered yet nothing differs.
    static let p6 = FormRule("P6", .info, isBetweenGroups: true) { situation in
        func contact(_ answers: Answers) -> [String]? {
            guard let name = answers.text(.contactName), let address = answers.text(.contactEmail) else { return nil }
            return [name.lowercased(), address.lowercased()]
        }
        let others = situation.others.filter { contact($0.answers) != nil }
        guard let mine = contact(situation.answers), !others.isEmpty else { return .notApplicable }
        let differing = others.filter { contact($0.answers) != mine }
        return .one(!differing.isEmpty, [.contactEmail, .contactName], ["groups": .list(differing.map { .init(same: $0.name) })])
    }
}
