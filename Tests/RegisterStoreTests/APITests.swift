import CodeLists
import Foundation
import RegisterStore
import Testing

@Suite struct `Tokens and uploads of the API` {
    private func token(_ id: String, _ account: String, byte: UInt8, created: Double) -> APIToken {
        APIToken(
            id: id, tokenHash: [UInt8](repeating: byte, count: 32), accountID: account, name: "Robot \(id)", createdAt: instant(created),
            expiresAt: instant(created + 100))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a token is found by its hash, used, and revoked once`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        let (first, second) = (token("t1", "anna", byte: 1, created: 0), token("t2", "bo", byte: 2, created: 5))
        try await store.write { transaction in
            try transaction.add(first)
            try transaction.add(second)
            try transaction.touchAPIToken(id: "t1", at: instant(7))
            try transaction.revokeAPIToken(id: "t1", at: instant(8))
            try transaction.revokeAPIToken(id: "t1", at: instant(9))
        }
        let found = try await store.read { transaction in
            try (
                transaction.apiToken(hash: first.tokenHash), transaction.apiToken(id: "t2"), transaction.apiTokens(account: nil).map(\.id),
                transaction.apiTokens(account: "anna").map(\.id), transaction.apiToken(hash: [UInt8](repeating: 3, count: 32))
            )
        }
        #expect(found.0?.lastUsedAt == instant(7) && found.0?.revokedAt == instant(8))
        #expect(found.0?.isValid(at: instant(1)) == false)
        #expect(found.1 == second)
        #expect(second.isValid(at: instant(104.9)) && !second.isValid(at: instant(105)))
        #expect(found.2 == ["t2", "t1"] && found.3 == ["t1"] && found.4 == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `two tokens never have the same hash, and none is without an account`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        let tokens = [
            token("t1", "anna", byte: 1, created: 0), token("t2", "anna", byte: 1, created: 0), token("t3", "x", byte: 3, created: 0),
        ]
        try await store.write { try $0.add(tokens[0]) }
        for other in tokens.dropFirst() { await #expect(throws: (any Error).self) { try await store.write { try $0.add(other) } } }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an upload keeps its offset, never beyond its length, and goes with its delivery`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        let delivery = ReceivedDelivery(id: "d", area: pirkanmaa, createdAt: instant(0), createdBy: "anna")
        let upload = PartUpload(id: "u", deliveryID: "d", name: "client_periods.csv", lengthBytes: 10, createdAt: instant(1))
        try await store.write { transaction in
            try transaction.add(delivery)
            try transaction.add(upload)
            try transaction.setOffset(ofPartUpload: "u", to: 10)
        }
        await #expect(throws: (any Error).self) { try await store.write { try $0.setOffset(ofPartUpload: "u", to: 11) } }
        let whole = try await store.read { try $0.partUpload(id: "u") }
        #expect(whole?.isComplete == true && whole?.lengthBytes == 10)
        try await store.write { try $0.removeUpload(id: "d") }
        #expect(try await store.read { try $0.partUploads(delivery: "d").isEmpty })
    }
}
