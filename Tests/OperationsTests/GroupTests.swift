import CodeLists
import NotificationForm
import Operations
import RegisterStore
import Testing

@Suite struct `Drawing groups` {
    private let tampere = Municipality("837")!
    private let nokia = Municipality("536")!

    @Test func `case 9: two groups claim a municipality at the same moment: one is refused and told which group has it`() async throws {
        let office = try await Office()
        let outcomes = await withTaskGroup(of: Result<MunicipalityGroup, any Error>.self) { tasks in
            for name in ["North", "South"] {
                tasks.addTask {
                    do {
                        return .success(try await office.group(name, ["837", name == "North" ? "536" : "211"], by: office.pirkanmaa))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            var all: [Result<MunicipalityGroup, any Error>] = []
            for await outcome in tasks { all.append(outcome) }
            return all
        }
        let saved = try #require(outcomes.compactMap { try? $0.get() }.first)
        let refusals = outcomes.compactMap { outcome -> OperationError? in
            if case .failure(let error) = outcome { error as? OperationError } else { nil }
        }
        #expect(refusals == [.conflict(.municipalityTaken(tampere, groupID: saved.id, groupName: saved.name))])
        #expect(try await office.operations.countyHome(by: office.pirkanmaa).groups.map(\.group) == [saved])
    }

    @Test func `what is wrong with a group is told at once`() async throws {
        let office = try await Office()
        await #expect(throws: OperationError.invalid([InputProblem(.municipalitiesMissing), InputProblem(.groupNameMissing)])) {
            try await office.group("  ", [], by: office.pirkanmaa)
        }
        await #expect(
            throws: OperationError.invalid([InputProblem(.municipalityOfAnotherCounty, "091"), InputProblem(.groupNameTooLong)])
        ) { try await office.group(String(repeating: "x", count: 201), ["091", "837"], by: office.pirkanmaa) }
        _ = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        await #expect(throws: OperationError.invalid([InputProblem(.groupNameTaken)])) {
            try await office.group(" tampere ", ["536"], by: office.pirkanmaa)
        }
    }

    @Test func `a group changed by somebody else meanwhile is not overwritten`() async throws {
        let office = try await Office()
        let group = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        let renamed = try await office.operations.renameGroup(group.id, to: "Tampere  region", by: office.pirkanmaa)
        #expect((renamed.name, renamed.version) == ("Tampere region", 2))
        await #expect(throws: OperationError.conflict(.lostUpdate(version: 2))) {
            try await office.operations.saveGroup(
                GroupDraft(id: group.id, version: 1, name: "Mine", municipalities: [nokia]), by: office.pirkanmaa)
        }
    }

    @Test func `moving a municipality takes it from the group it was in, and the answers of both follow`() async throws {
        let office = try await Office()
        let north = try await office.group("North", ["837", "536"], by: office.pirkanmaa)
        let south = try await office.group("South", ["211"], by: office.pirkanmaa)
        for group in [north, south] { _ = try await office.operations.openNotification(group.id, by: office.pirkanmaa) }
        try await office.operations.moveMunicipality(nokia, to: south.id, by: office.pirkanmaa)
        let home = try await office.operations.countyHome(by: office.pirkanmaa)
        #expect(home.groups.map { $0.group.municipalities.map(\.slug) } == [["837"], ["211", "536"]])
        #expect(
            try await office.operations.openNotification(south.id, by: office.pirkanmaa).record.draft.codes(.municipalities) == [
                "211", "536",
            ])
        #expect(try await office.operations.openNotification(north.id, by: office.pirkanmaa).record.draft.codes(.municipalities) == ["837"])
        await #expect(throws: OperationError.invalid([InputProblem(.municipalityOfAnotherCounty, "091")])) {
            try await office.operations.moveMunicipality(Municipality("091")!, to: south.id, by: office.pirkanmaa)
        }
    }

    @Test func `a withdrawn group frees its municipalities and its notification is over`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        try await office.operations.withdrawGroup(group.id, reason: "Drawn anew", by: office.helsinki)
        let home = try await office.operations.countyHome(by: office.helsinki)
        #expect(home.groups.isEmpty)
        #expect(home.unassigned.map(\.slug) == ["091"])
        await #expect(throws: OperationError.notFound) { try await office.operations.openNotification(group.id, by: office.helsinki) }
        // The second group's notification gets the next number: none is given twice.
        let again = try await office.helsinkiGroup()
        #expect(try await office.submit(again.id, by: office.helsinki).reference == "LS-2023-01-90-2")
    }

    @Test func `an accepted group is not withdrawn`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        try await office.operations.acceptNotification(of: group.id, by: office.officer)
        await #expect(throws: OperationError.wrongState) { try await office.operations.withdrawGroup(group.id, by: office.helsinki) }
    }
}
