import RegisterModel
import CodeLists
import NotificationForm
import RegisterStore
import Testing

@Suite struct `Municipality groups` {
    @Test(arguments: StoreUnderTest.allCases)
    func `a municipality is in at most one group of a round`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        await #expect(throws: StoreConflict.municipalityTaken("837", groupID: "g")) {
            try await store.write { try $0.add(group("h", "Nokia", [nokia, tampere]), at: instant(2)) }
        }
        // Nothing of the refused group stays, Nokia is still free.
        #expect(try await store.read { try $0.group(id: "h") } == nil)
        try await store.write { try $0.add(group("h", "Nokia", [nokia]), at: instant(3)) }
        #expect(try await store.read { try $0.groups(round: Round.first.id, area: pirkanmaa).map(\.name) } == ["Nokia", "Tampere"])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `of two who claim a municipality at the same moment one is refused`(database: StoreUnderTest) async throws {
        for attempt in 0..<20 {
            let store = try await database.filled()
            let outcomes = await withTaskGroup(of: Result<String, any Error>.self) { tasks in
                for id in ["h", "i"] {
                    tasks.addTask {
                        do {
                            try await store.write { try $0.add(group(id, "Nokia \(id)", [nokia]), at: instant(2)) }
                            return .success(id)
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                var all: [Result<String, any Error>] = []
                for await outcome in tasks { all.append(outcome) }
                return all
            }
            let winners = outcomes.compactMap { try? $0.get() }
            #expect(winners.count == 1, "attempt \(attempt)")
            let refusals = outcomes.compactMap { outcome -> StoreConflict? in
                if case .failure(let error) = outcome { error as? StoreConflict } else { nil }
            }
            #expect(refusals == [.municipalityTaken("536", groupID: winners[0])])
            #expect(try await store.read { try $0.groups(round: Round.first.id, area: pirkanmaa).count } == 2)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a name is used once in a county and round, capitals or not`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        await #expect(throws: StoreConflict.groupNameTaken) {
            try await store.write { try $0.add(group("h", "TAMPERE", [nokia]), at: instant(2)) }
        }
        try await store.write { try $0.add(group("h", "Tampere", [], area: helsinki), at: instant(2)) }
        #expect(try await store.read { try $0.groups(round: Round.first.id, area: nil).map(\.id) } == ["g", "h"])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a withdrawn group frees its municipalities and its name, and stays on record`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.withdraw(group("g", "Tampere", []), reason: "drawn anew", at: instant(2))
            try transaction.add(group("h", "Tampere", [tampere]), at: instant(3))
        }
        let old = try await store.read { try $0.group(id: "g") }
        #expect(old?.withdrawnAt == instant(2))
        #expect(old?.municipalities == [])
        #expect(try await store.read { try $0.groups(round: Round.first.id, area: nil).map(\.id) } == ["h"])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a change on an older version is refused`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { try $0.update(group("g", "Tampere and Nokia", [tampere, nokia]), at: instant(2)) }
        let changed = try await store.read { try $0.group(id: "g") }
        #expect(changed == group("g", "Tampere and Nokia", [nokia, tampere], version: 2))
        await #expect(throws: StoreConflict.lostUpdate) {
            try await store.write { try $0.update(group("g", "Another", [tampere]), at: instant(3)) }
        }
        await #expect(throws: StoreConflict.lostUpdate) {
            try await store.write { try $0.withdraw(group("g", "", []), reason: nil, at: instant(3)) }
        }
        #expect(try await store.read { try $0.group(id: "g") } == changed)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a municipality can leave a group and come back`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.update(group("g", "Tampere", [nokia]), at: instant(2))
            try transaction.update(group("g", "Tampere", [tampere], version: 2), at: instant(2))
            try transaction.add(group("h", "Nokia", [nokia]), at: instant(2))
        }
        #expect(try await store.read { try $0.group(id: "g")?.municipalities } == [tampere])
        #expect(try await store.read { try $0.group(id: "h")?.municipalities } == [nokia])
    }
}
