import CodeLists
import NotificationForm
import RegisterStore

extension Answers {
    /// The keys of questions 2–4: facts of the group, changed where groups are drawn and nowhere else.
    static let factKeys: Set<AnswerKey> = [.county, .municipalities, .groupName]

    /// Sets the answers of questions 2–4 from the group.
    mutating func setFacts(of group: MunicipalityGroup) {
        set(group.area.slug, for: .county)
        set(group.municipalities.map(\.slug), for: .municipalities)
        set(group.name, for: .groupName)
    }
}
