import Localization
import CodeLists
import RegisterStore
import Testing

@Suite struct `People and sessions` {
    @Test(arguments: StoreUnderTest.allCases)
    func `an account is found by id and by address, with the role it was given`(database: StoreUnderTest) async throws {
        let store = try database.make()
        let accounts = [account("anna"), account("bo", helsinki)]
        try await store.write { transaction in for account in accounts { try transaction.add(account) } }
        let found = try await store.read {
            try ($0.account(id: "bo"), $0.account(email: "anna@example.fi"), $0.account(id: "nobody"), $0.accounts())
        }
        #expect(found.0 == accounts[1])
        #expect(found.1 == accounts[0])
        #expect(found.2 == nil)
        #expect(found.3 == accounts)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an address is used once`(database: StoreUnderTest) async throws {
        let store = try database.make()
        try await store.write { try $0.add(account("anna")) }
        let other = Account(
            id: "other", email: "anna@example.fi", name: "Other", role: .statistician, language: .sv, passwordHash: "x",
            createdAt: instant(0))
        await #expect(throws: StoreConflict.emailTaken) { try await store.write { try $0.add(other) } }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the machine's operator has no account`(database: StoreUnderTest) async throws {
        let store = try database.make()
        let root = Account(
            id: "root", email: "root@example.fi", name: "Root", role: .machineOperator, language: .sv, passwordHash: "x",
            createdAt: instant(0))
        await #expect(throws: (any Error).self) { try await store.write { try $0.add(root) } }
        #expect(try await store.read { try $0.accounts().isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `sessions end by being removed, by age and by disuse`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        @Sendable func hash(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }
        try await store.write { transaction in
            for (byte, created, used) in [(1, 0.0, 100.0), (2, 50, 60), (3, 50, 100), (4, 60, 100)] as [(UInt8, Double, Double)] {
                try transaction.add(
                    Session(tokenHash: hash(byte), accountID: "anna", createdAt: instant(created), lastUsedAt: instant(used)))
            }
            try transaction.removeSession(tokenHash: hash(4))
            try transaction.touchSession(tokenHash: hash(3), at: instant(120))
            try transaction.removeSessions(createdBefore: instant(50), unusedSince: instant(90))
        }
        let left = try await store.read { transaction in try (1...4).map { try transaction.session(tokenHash: hash($0))?.lastUsedAt } }
        #expect(left == [nil, nil, instant(120), nil])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `failures to sign in are counted by key from an instant on`(database: StoreUnderTest) async throws {
        let store = try database.make()
        let (one, two) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
        let counts = try await store.write { transaction in
            for second in 0..<5 { try transaction.addFailedSignIn(key: one, at: instant(Double(second))) }
            try transaction.addFailedSignIn(key: two, at: instant(9))
            let before = try (
                transaction.failedSignIns(key: one, since: instant(2)), transaction.failedSignIns(key: two, since: instant(0))
            )
            try transaction.addFailedSignIn(key: one, at: instant(4))
            try transaction.removeFailedSignIn(key: one, at: instant(4))
            try transaction.removeFailedSignIn(key: one, at: instant(40))
            let afterOne = try transaction.failedSignIns(key: one, since: instant(0))
            try transaction.removeFailedSignIns(key: one)
            try transaction.removeFailedSignIns(before: instant(9))
            let after = try (transaction.failedSignIns(key: one, since: instant(0)), transaction.failedSignIns(key: two, since: instant(0)))
            return [before.0, before.1, afterOne, after.0, after.1]
        }
        #expect(counts == [3, 1, 5, 0, 1])
    }
}
