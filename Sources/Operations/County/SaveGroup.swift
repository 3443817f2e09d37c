import CodeLists
import NotificationForm
import RegisterStore

/// A municipality group as the county draws it.
public struct GroupDraft: Sendable {
    /// The group to change; nil makes a new one.
    public let id: String?
    /// The version that was shown when the change was begun; not looked at for a new group.
    public let version: Int
    /// The name (question 4).
    public let name: String
    /// The municipalities (question 3).
    public let municipalities: [Municipality]

    /// Makes a draft.
    public init(id: String? = nil, version: Int = 0, name: String, municipalities: [Municipality]) {
        self.id = id
        self.version = version
        self.name = name
        self.municipalities = municipalities
    }
}

extension Operations {
    /// Makes or changes a municipality group of the actor's county. Right: the county's contact persons.
    ///
    /// - Parameter round: the round of a new group; nil is the newest.
    /// - Throws: `OperationError.invalid` for a missing or taken name, no municipality, or one of another county (rule P3);
    ///   `.conflict` when a municipality is in another group (rule P2) or the group was changed meanwhile. Nothing is saved then.
    public func saveGroup(_ draft: GroupDraft, round: String? = nil, by actor: Actor) async throws -> MunicipalityGroup {
        let area = try actor.county()
        let now = now
        return try await changingGroups { transaction in
            let current = try draft.id.map { try ownGroup($0, area, in: transaction) }
            let round = try chosenRound(current?.roundID ?? round, in: transaction)
            let name = normalizedName(draft.name)
            let municipalities = Array(Set(draft.municipalities)).sorted()
            try check(name: name, municipalities: municipalities, area: area, round: round)
            guard let current else {
                let group = MunicipalityGroup(
                    id: settings.newID(), roundID: round.id, area: area, name: name, municipalities: municipalities, version: 1)
                try transaction.add(group, at: now)
                try audit(.groupCreate, group.id, area: area, by: actor.id, in: transaction)
                return group
            }
            guard current.version == draft.version else { throw OperationError.conflict(.lostUpdate(version: current.version)) }
            return try change(current, name: name, municipalities: municipalities, by: actor, .groupChange, in: transaction)
        }
    }

    /// Gives a group another name. Right and errors as `saveGroup`.
    public func renameGroup(_ id: String, to name: String, by actor: Actor) async throws -> MunicipalityGroup {
        let area = try actor.county()
        return try await changingGroups { transaction in
            let group = try ownGroup(id, area, in: transaction)
            let name = normalizedName(name)
            try check(name: name, municipalities: group.municipalities, area: area, round: chosenRound(group.roundID, in: transaction))
            return try change(group, name: name, municipalities: group.municipalities, by: actor, .groupChange, in: transaction)
        }
    }

    /// The group with an id, standing and the county's own; throws `OperationError.notFound` for every other.
    func ownGroup(_ id: String, _ area: Area, in transaction: any RegisterTransaction) throws -> MunicipalityGroup {
        guard let group = try transaction.group(id: id), group.area == area, group.withdrawnAt == nil else { throw OperationError.notFound }
        return group
    }

    /// Stores a changed group, brings the facts of questions 2–4 in its draft up to date and returns it as stored. A sent notification is
    /// thereby being changed.
    func change(
        _ group: MunicipalityGroup, name: String, municipalities: [Municipality], by actor: Actor, _ action: AuditAction,
        in transaction: any RegisterTransaction
    ) throws -> MunicipalityGroup {
        let changed = MunicipalityGroup(
            id: group.id, roundID: group.roundID, area: group.area, name: name, municipalities: municipalities, version: group.version)
        try transaction.update(changed, at: now)
        try audit(action, group.id, area: group.area, by: actor.id, in: transaction)
        let stored = MunicipalityGroup(
            id: group.id, roundID: group.roundID, area: group.area, name: name, municipalities: municipalities, version: group.version + 1)
        if var record = try transaction.notification(group: group.id) {
            record.draft.setFacts(of: stored)
            // What was sent names other municipalities now: it stays in force until the county has sent it again.
            let sent = try transaction.versions(group: group.id).last
            let isAsSent = sent.map { $0.groupName == name && Set($0.municipalities) == Set(municipalities) } ?? true
            if !isAsSent, record.state == .submitted || record.state == .accepted { record.state = .amending }
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.update(record)
        }
        return stored
    }

    /// Runs a change of groups and turns what the database refuses into an answer that names the other group.
    func changingGroups<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        do {
            return try await store.write(body)
        } catch StoreConflict.municipalityTaken(let code, let groupID) {
            guard let municipality = Municipality(code), let other = try await store.read({ try $0.group(id: groupID) }) else {
                throw OperationError.conflict(.lostUpdate(version: 0))
            }
            throw OperationError.conflict(.municipalityTaken(municipality, groupID: other.id, groupName: other.name))
        } catch StoreConflict.groupNameTaken {
            throw OperationError.invalid([InputProblem(.groupNameTaken)])
        } catch StoreConflict.lostUpdate {
            throw OperationError.conflict(.lostUpdate(version: 0))
        }
    }

    private func check(name: String, municipalities: [Municipality], area: Area, round: Round) throws {
        var problems: [InputProblem] = []
        if municipalities.isEmpty { problems.append(InputProblem(.municipalitiesMissing)) }
        let own = Set(round.municipalities(of: area))
        for municipality in municipalities where !own.contains(municipality) {
            problems.append(InputProblem(.municipalityOfAnotherCounty, municipality.slug))
        }
        if name.isEmpty { problems.append(InputProblem(.groupNameMissing)) }
        if name.count > 200 { problems.append(InputProblem(.groupNameTooLong)) }
        guard problems.isEmpty else { throw OperationError.invalid(problems) }
    }
}

/// A name without outer blanks, control characters and repeated blanks.
func normalizedName(_ name: String) -> String {
    name.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }.joined(separator: " ")
}
