import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// How far the 22 organisers have come with notifying in a round; nil asks for the newest. Right: THL.
    public func roundStatus(_ id: String? = nil, by actor: Actor) async throws -> RoundStatus {
        try actor.requireTHL()
        let today = civilDayInFinland(now)
        return try await store.read { transaction in
            let round = try chosenRound(id, in: transaction)
            return RoundStatus(
                round: round, rounds: try transaction.rounds(), today: today,
                organisers: try organiserNotifications(round, today: today, in: transaction),
                dissolved: try dissolvedGroups(round, in: transaction))
        }
    }

    private func dissolvedGroups(_ round: Round, in transaction: any RegisterTransaction) throws -> [DissolvedGroup] {
        let standings = try transaction.standings(round: round.id, area: nil)
        return try transaction.withdrawnGroups(round: round.id, area: nil).compactMap { group in
            standings[group.id]?.reference.map { DissolvedGroup(group: group, reference: $0) }
        }
    }

    func organiserNotifications(_ round: Round, today: Day, in transaction: any RegisterTransaction) throws -> [OrganiserNotifications] {
        let groups = Dictionary(grouping: try groupStatuses(round: round, area: nil, in: transaction), by: \.group.area)
        let granted = Dictionary(try transaction.deadlineExtensions(round: round.id).map { ($0.area, $0) }) { _, newest in newest }
        let reminded = Dictionary(try transaction.reminders(round: round.id).map { ($0.area, $0.sentAt) }) { _, newest in newest }
        let remarks = try transaction.openRemarks(round: round.id)
        return Area.organisers.map { area in
            let own = groups[area] ?? []
            let taken = Set(own.flatMap(\.group.municipalities))
            let unassigned = round.municipalities(of: area).filter { !taken.contains($0) }
            let submitted = own.count(where: \.isSubmitted)
            let hasSentAll = submitted == own.count && unassigned.isEmpty && submitted > 0
            let isComplete = hasSentAll && !own.contains(where: \.isReturned)
            let deadline = round.extended(to: granted[area]?.until ?? round.deadline).deadline
            let queries = own.flatMap { remarks[$0.group.id] ?? [] }.filter { $0.kind == .query }
            return OrganiserNotifications(
                area: area, completeness: submitted == 0 ? .none : isComplete ? .complete : .partly, groups: own, unassigned: unassigned,
                deadline: deadline, granted: granted[area], isOverdue: !hasSentAll && today > deadline,
                openQueries: queries.count { $0.state == .open }, answeredQueries: queries.count { $0.state == .answered },
                remindedAt: reminded[area], lastSubmittedAt: own.compactMap(\.submittedAt).max())
        }
    }
}
