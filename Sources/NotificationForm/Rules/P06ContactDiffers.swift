import Localization

extension FormRule {
    /// P6. The contact person (1) differs between the county's groups: THL knows whom to write to about which.
    static let p6 = FormRule("P6", .info, isBetweenGroups: true) { situation in
        let others = situation.others.filter { $0.answers.text(.contactEmail) != nil }
        guard let mine = situation.answers.text(.contactEmail)?.lowercased(), !others.isEmpty else { return .notApplicable }
        let differing = others.filter { $0.answers.text(.contactEmail)?.lowercased() != mine }
        return .one(!differing.isEmpty, [.contactEmail, .contactName], ["groups": .list(differing.map { .init(same: $0.name) })])
    }
}
