import CodeLists
import RegisterModel
import NotificationForm
import RegisterStore
import RegisterStoreSQLite
import Testing

@Suite struct Transactions {
    private struct Stop: Error {}

    @Test(arguments: StoreUnderTest.allCases)
    func `of a write that throws nothing stays`(database: StoreUnderTest) async throws {
        let store = try database.make()
        await #expect(throws: Stop.self) {
            try await store.write { transaction in
                try transaction.add(account("anna"))
                throw Stop()
            }
        }
        #expect(try await store.read { try $0.accounts().isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a reading cannot write`(database: StoreUnderTest) async throws {
        let store = try database.make()
        await #expect(throws: (any Error).self) { try await store.read { try $0.setSetting("key", to: "value") } }
        #expect(try await store.read { try $0.setting("key") } == nil)
    }

    @Test func `what was written is there when the file is opened again`() async throws {
        let path = temporaryFile()
        let first = try SQLiteRegisterStore(path: path)
        try await first.write { transaction in
            try transaction.save(Round.first)
            try transaction.setSetting("demonstration", to: "yes")
            try transaction.setSetting("demonstration", to: "no")
        }
        let second = try SQLiteRegisterStore(path: path)
        #expect(try await second.read { try $0.rounds() } == [Round.first])
        #expect(try await second.read { try $0.setting("demonstration") } == "no")
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the audit log comes newest first and by county`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            for (second, area) in [(1, helsinki), (2, pirkanmaa), (3, helsinki)] {
                try transaction.add(
                    AuditEntry(
                        at: instant(Double(second)), accountID: second == 2 ? nil : "anna", action: "test.do", area: area,
                        subject: "\(second)"))
            }
        }
        #expect(try await store.read { try $0.auditEntries(area: nil, limit: 2).map(\.subject) } == ["3", "2"])
        #expect(try await store.read { try $0.auditEntries(area: helsinki, limit: 9).map(\.subject) } == ["3", "1"])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `rounds come newest period first and can be changed`(database: StoreUnderTest) async throws {
        let store = try database.make()
        let first = Round.first
        let later = Round(
            id: "2023-02", formVersion: 1, period: try #require(first.period.next), deadline: first.deadline.adding(90), transitionEnds: [:]
        )
        let extended = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline.adding(7), transitionEnds: first.transitionEnds)
        try await store.write { transaction in for round in [first, later, extended] { try transaction.save(round) } }
        #expect(try await store.read { try $0.rounds() } == [later, extended])
        #expect(try await store.read { try $0.round(id: first.id) } == extended)
    }
}
