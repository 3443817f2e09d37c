import CodeLists

extension FormRule {
    /// P4. Two groups with the same system and the same answers to 7, 17, 20 and 23 could be one group.
    static let p4 = FormRule("P4", .warning, isBetweenGroups: true) { situation in
        let keys = [.systemScope, .childProtection, .services] + ServiceTask.inScope.map { AnswerKey.periods($0) }
        return .perOther(situation, first: .system) { mine, other in
            guard let system = mine.systemName, mine.services != nil, other.systemName != nil, other.services != nil else { return nil }
            return system.lowercased() == other.systemName?.lowercased() && keys.allSatisfy { mine[$0] == other[$0] }
        }
    }
}
