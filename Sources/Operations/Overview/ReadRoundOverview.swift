import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// How far the 22 organisers have come in a round; nil asks for the newest. Right: THL.
    public func roundOverview(_ id: String? = nil, by actor: Actor) async throws -> RoundOverview {
        try actor.requireTHL()
        return try await store.read { transaction in
            let round = try chosenRound(id, in: transaction)
            let groups = Dictionary(grouping: try groupStatuses(round: round, area: nil, in: transaction), by: \.group.area)
            let blocks = try transaction.acceptedBlocks(period: round.period).filter { $0.key.kind == .clientPeriods }
            let deliveries = Dictionary(grouping: try transaction.deliveries(DeliverySelection(period: round.period)), by: \.area)
            let delivered = Set(blocks.map(\.key.groupID))
            return RoundOverview(
                round: round, rounds: try transaction.rounds(),
                organisers: Area.organisers.map { area in
                    organiserStatus(area, round, groups[area] ?? [], deliveredGroups: delivered, deliveries[area] ?? [])
                })
        }
    }

    private func organiserStatus(
        _ area: Area, _ round: Round, _ groups: [GroupStatus], deliveredGroups: Set<String>, _ deliveries: [ReceivedDelivery]
    ) -> OrganiserStatus {
        let taken = Set(groups.flatMap(\.group.municipalities))
        let unassigned = round.municipalities(of: area).count { !taken.contains($0) }
        let submitted = groups.count(where: \.isSubmitted)
        let delivered = groups.count { deliveredGroups.contains($0.group.id) }
        // Newest first: a returned delivery counts only while nothing newer of its group and channel has been accepted.
        var settled: Set<String> = []
        var returned = 0
        for delivery in deliveries {
            let key = "\(delivery.groupID ?? "") \(delivery.channel?.rawValue ?? "")"
            switch delivery.state {
            case .accepted: settled.insert(key)
            case .returned, .unreadable, .failed: if settled.insert(key).inserted { returned += 1 }
            case .uploading, .checking, .withdrawn: break
            }
        }
        return OrganiserStatus(
            area: area,
            notification: completeness(submitted, of: groups.count, whole: unassigned == 0 && !groups.contains(where: \.isReturned)),
            delivery: completeness(delivered, of: groups.count, whole: unassigned == 0), groups: groups, unassignedCount: unassigned,
            deliveredGroupCount: delivered, returnedDeliveryCount: returned, lastSubmittedAt: groups.compactMap(\.submittedAt).max(),
            lastDeliveredAt: deliveries.compactMap(\.receivedAt).max())
    }

    private func completeness(_ done: Int, of all: Int, whole: Bool) -> Completeness {
        done == 0 ? .none : done == all && whole ? .complete : .partly
    }
}
