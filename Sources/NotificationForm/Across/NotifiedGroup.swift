import CodeLists
import RegisterModel

/// A municipality group whose notification is in force, as comparisons across counties look at it.
public struct NotifiedGroup: Sendable, Identifiable {
    /// The id of the group, as the store knows it.
    public let id: String
    /// Its county.
    public let area: Area
    /// Its name.
    public let name: String
    /// The municipalities it speaks for, in code order.
    public let municipalities: [Municipality]
    /// The answers that were sent.
    public let answers: Answers
    /// What they declare.
    public let profile: DeliveryProfile

    /// Makes a group.
    public init(id: String, area: Area, name: String, municipalities: [Municipality], answers: Answers, profile: DeliveryProfile) {
        self.id = id
        self.area = area
        self.name = name
        self.municipalities = municipalities
        self.answers = answers
        self.profile = profile
    }

    /// The inhabitants of its municipalities.
    public var population: Int { municipalities.reduce(0) { $0 + $1.newestPopulation } }

    /// The information system in use: the code of question 5, for another system the name of question 6 in lower case; nil if unanswered.
    /// Another system without a name is unknown too: two of them need not be the same.
    public var system: String? {
        guard let code = answers.text(.system) else { return nil }
        return code == "other" ? answers.text(.systemOther)?.lowercased() : code
    }
}

extension Municipality {
    /// The number of inhabitants in the newest year that the code list has; 0 if it has none.
    public var newestPopulation: Int { Self.newest[index] }

    /// By place in the list: comparisons across counties ask some ten thousand times for each page.
    private static let newest = all.map { $0.population.max { $0.key < $1.key }?.value ?? 0 }
}
