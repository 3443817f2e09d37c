import CodeLists
import NotificationForm
import RegisterStore

extension Operations {
    /// Moves a municipality into a group of the same county and round, from the group it is in or from none. A group that becomes empty is
    /// kept, to be filled or withdrawn. Right: the county's contact persons.
    /// - Throws: `OperationError.notFound`; `.invalid` with `municipalityOfAnotherCounty`.
    public func moveMunicipality(_ municipality: Municipality, to groupID: String, by actor: Actor) async throws {
        let area = try actor.county()
        try await changingGroups { transaction in
            let target = try ownGroup(groupID, area, in: transaction)
            let round = try chosenRound(target.roundID, in: transaction)
            guard round.municipalities(of: area).contains(municipality) else {
                throw OperationError.invalid([InputProblem(.municipalityOfAnotherCounty, municipality.slug)])
            }
            guard !target.municipalities.contains(municipality) else { return }
            let source = try transaction.groups(round: round.id, area: area).first { $0.municipalities.contains(municipality) }
            if let source {
                let rest = source.municipalities.filter { $0 != municipality }
                _ = try change(source, name: source.name, municipalities: rest, by: actor, .municipalityMove, in: transaction)
            }
            let more = (target.municipalities + [municipality]).sorted()
            _ = try change(target, name: target.name, municipalities: more, by: actor, .municipalityMove, in: transaction)
        }
    }
}
