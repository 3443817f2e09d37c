import CodeLists
import NotificationForm
import RegisterStore

extension Operations {
    /// The groups of a round with a notification in force, as comparisons look at them. Each municipality belongs to the newest version that
    /// names it: after a municipality has been moved, its former group's version speaks for it until the new group has sent one.
    func notifiedGroups(_ round: Round, in transaction: any RegisterTransaction) throws -> [NotifiedGroup] {
        let groups = try sentGroups(round, in: transaction)
        var speaker: [Municipality: SentGroup] = [:]
        for group in groups {
            for municipality in group.sent.version.municipalities {
                if let other = speaker[municipality], other.sent.version.submittedAt > group.sent.version.submittedAt { continue }
                speaker[municipality] = group
            }
        }
        return groups.map { group in
            NotifiedGroup(
                id: group.group.id, area: group.group.area, name: group.sent.version.groupName,
                municipalities: group.sent.version.municipalities.filter { speaker[$0]?.group.id == group.group.id },
                answers: group.sent.version.answers, profile: group.sent.profile)
        }
    }
}

extension Round {
    /// The municipalities of the 22 organisers that are valid on the first day of the round's period, by organiser in code order.
    var everyMunicipality: [Municipality] { Area.organisers.flatMap { municipalities(of: $0) } }
}
