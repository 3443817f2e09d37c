import CodeLists
import Localization

/// The same information system, different answers: what one supplier's system can do in one county and cannot in another.
public struct SystemComparison: Sendable {
    /// An information system with the groups that use it.
    public struct System: Sendable, Identifiable {
        /// The code of question 5, or the name of question 6 in lower case.
        public let id: String
        /// The name: of the code list, or as the first of its groups wrote it.
        public let name: LocalizedText
        /// The groups in the order given.
        public let groups: [NotifiedGroup]
        /// The answers that differ between the groups, in the form's order.
        public let differences: [Difference]

        /// The inhabitants of its groups' municipalities.
        public var population: Int { groups.reduce(0) { $0 + $1.population } }
    }

    /// An answer in which the groups of a system differ.
    public struct Difference: Sendable {
        /// The answer's key.
        public let key: AnswerKey
        /// Each answer with the groups that gave it: the most frequent first. Groups that have not answered are left out.
        public let answers: [(value: AnswerValue, groups: [NotifiedGroup])]
    }

    /// The systems: the one with most inhabitants first.
    public let systems: [System]
    /// The groups that have not told their system.
    public let withoutSystem: [NotifiedGroup]

    /// The questions about what a system can do or how data are taken out of it: 7, 10–15, 17, 18, 20, 21, 23, 24, 26 and 28.
    public static let compared = [
        "systemScope", "structured", "periods", "retroactive", "childProtection", "childProtectionRetroactive", "services", "decisions",
        "extraction", "serviceCoverage",
    ]

    /// Compares the groups of each system that has at least two.
    public init(_ groups: [NotifiedGroup], in definition: FormDefinition) {
        let keys = Self.compared.compactMap(definition.question).flatMap(\.keys)
        let bySystem = Dictionary(grouping: groups.filter { $0.system != nil }) { $0.system ?? "" }
        withoutSystem = groups.filter { $0.system == nil }
        systems = bySystem.map { id, groups in
            System(id: id, name: Self.name(id, groups), groups: groups, differences: keys.compactMap { Self.difference($0, groups) })
        }.sorted { ($1.population, $0.id) < ($0.population, $1.id) }
    }

    private static func name(_ id: String, _ groups: [NotifiedGroup]) -> LocalizedText {
        if let code = ClientDataSystem(id), id != "other" { return code.name }
        return LocalizedText(same: groups.first?.answers.text(.systemOther) ?? id)
    }

    private static func difference(_ key: AnswerKey, _ groups: [NotifiedGroup]) -> Difference? {
        var answers: [(value: AnswerValue, groups: [NotifiedGroup])] = []
        for group in groups {
            guard let value = group.answers[key] else { continue }
            if let place = answers.firstIndex(where: { $0.value == value }) {
                answers[place].groups.append(group)
            } else {
                answers.append((value, [group]))
            }
        }
        guard answers.count > 1 else { return nil }
        // Sorting keeps the order of what is equally frequent.
        return Difference(key: key, answers: answers.sorted { $0.groups.count > $1.groups.count })
    }
}
