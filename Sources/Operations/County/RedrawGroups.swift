import CodeLists
import NotificationForm
import RegisterStore

/// Where a municipality is and where it is to be: ids of groups of the county, nil for none.
public struct MunicipalityMove: Hashable, Sendable {
    /// The municipality.
    public let municipality: Municipality
    /// The group it was shown in.
    public let from: String?
    /// The group it is to be in.
    public let to: String?

    /// Makes a move.
    public init(_ municipality: Municipality, from: String?, to: String?) {
        self.municipality = municipality
        self.from = from
        self.to = to
    }
}

extension Operations {
    /// The county's municipalities in the newest round, their groups, and where each has been. Right: the county's contact persons.
    public func municipalityBoard(round: String? = nil, by actor: Actor) async throws -> MunicipalityBoard {
        let area = try actor.county()
        return try await store.read { transaction in
            let round = try chosenRound(round, in: transaction)
            let withdrawn = try transaction.withdrawnGroups(round: round.id, area: area)
            let standings = try transaction.standings(round: round.id, area: area)
            return MunicipalityBoard(
                round: round, area: area, municipalities: round.municipalities(of: area),
                groups: try groupStatuses(round: round, area: area, in: transaction),
                placements: try transaction.placements(round: round.id, area: area),
                withdrawn: withdrawn, sentBefore: Set(withdrawn.map(\.id).filter { standings[$0]?.reference != nil }))
        }
    }

    /// Draws the county's groups anew: every move is made, or none. A group that becomes empty is kept, to be filled or withdrawn. A sent
    /// notification whose group changes has to be sent again; until then what was sent stays in force. Right: the county's contact persons.
    /// - Returns: how many municipalities were moved.
    /// - Throws: `OperationError.conflict(.lostUpdate)` when a municipality is no longer where it was shown; `.notFound` for a group that is not
    ///   the county's; `.invalid` with `municipalityOfAnotherCounty`.
    @discardableResult
    public func redrawGroups(_ moves: [MunicipalityMove], round: String? = nil, by actor: Actor) async throws -> Int {
        let area = try actor.county()
        let moves = moves.filter { $0.from != $0.to }
        try await changingGroups { transaction in
            let round = try chosenRound(round, in: transaction)
            let own = Set(round.municipalities(of: area))
            let groups = try transaction.groups(round: round.id, area: area)
            let known = Set(groups.map(\.id))
            var sets = Dictionary(uniqueKeysWithValues: groups.map { ($0.id, Set($0.municipalities)) })
            for move in moves {
                guard own.contains(move.municipality) else {
                    throw OperationError.invalid([InputProblem(.municipalityOfAnotherCounty, move.municipality.slug)])
                }
                if let to = move.to, !known.contains(to) { throw OperationError.notFound }
                let present = groups.first { $0.municipalities.contains(move.municipality) }?.id
                guard present == move.from else { throw OperationError.conflict(.lostUpdate(version: 0)) }
                if let from = move.from { sets[from]?.remove(move.municipality) }
                if let to = move.to { sets[to]?.insert(move.municipality) }
            }
            let changed = groups.filter { sets[$0.id] != Set($0.municipalities) }
            // A municipality leaves its old group before it enters the new one: the database allows it no moment in two.
            for group in changed where !Set(group.municipalities).isSubset(of: sets[group.id] ?? []) {
                let staying = group.municipalities.filter { sets[group.id]?.contains($0) == true }
                _ = try change(group, name: group.name, municipalities: staying, by: actor, .municipalityMove, in: transaction)
            }
            for group in changed {
                guard let now = try transaction.group(id: group.id), let wanted = sets[group.id], Set(now.municipalities) != wanted else {
                    continue
                }
                _ = try change(now, name: now.name, municipalities: wanted.sorted(), by: actor, .municipalityMove, in: transaction)
            }
        }
        return moves.count
    }
}
