import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// Municipality group × service task: the channels declared and what has come; nil asks for the newest round. Right: THL.
    public func deliveryMatrix(_ id: String? = nil, by actor: Actor) async throws -> DeliveryMatrix {
        try actor.requireTHL()
        return try await store.read { transaction in
            let round = try chosenRound(id, in: transaction)
            let standings = try transaction.standings(round: round.id, area: nil)
            let blocks = try transaction.acceptedBlocks(period: round.period).filter { $0.key.kind == .clientPeriods }
            let channels = Dictionary(grouping: blocks, by: \.key.groupID).mapValues { Set($0.map(\.key.channel)) }
            let counts = Dictionary(grouping: try transaction.blockCounts(period: round.period), by: \.groupID)
            let rows = try transaction.groups(round: round.id, area: nil).map { group in
                let declared = try standings[group.id]?.versionNumber.flatMap { number in
                    try sentVersion(number, of: group.id, round, in: transaction)?.profile.tasks.mapValues { declaration in
                        Channel.allCases.filter(declaration.periods.contains)
                    }
                }
                let cells = ServiceTask.inScope.map { task in
                    var arrived = Dictionary(uniqueKeysWithValues: (channels[group.id] ?? []).map { ($0, 0) })
                    for count in counts[group.id] ?? [] where count.serviceTask == task { arrived[count.channel] = count.periods }
                    return DeliveryMatrix.Cell(task: task, declared: declared.map { $0[task] ?? [] }, arrived: arrived)
                }
                return DeliveryMatrix.Row(group: group, state: standings[group.id]?.state, cells: cells)
            }
            return DeliveryMatrix(round: round, tasks: ServiceTask.inScope, rows: rows)
        }
    }
}
