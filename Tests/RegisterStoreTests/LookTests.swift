import CodeLists
import GRDB
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@testable import RegisterStoreSQLite

@Suite struct `Looks at single persons` {
    private func look(_ number: Int, person: Pseudonym?, deliveries: [String]) -> PersonLook {
        PersonLook(
            id: "l\(number)", at: instant(Double(number)), accountID: "anna", period: Round.first.period, person: person,
            deliveries: deliveries, reason: "why \(number)")
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `come back as they were added, the newest first`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        let looks = [
            look(1, person: Pseudonym(high: 1 << 63, low: 7), deliveries: ["d0", "d1"]), look(2, person: nil, deliveries: ["d1"]),
            look(3, person: Pseudonym(high: 0, low: .max), deliveries: []),
        ]
        try await store.write { transaction in
            for number in 0..<2 {
                try transaction.add(ReceivedDelivery(id: "d\(number)", area: pirkanmaa, createdAt: instant(1), createdBy: "anna"))
            }
            for look in looks { try transaction.add(look) }
        }
        #expect(try await store.read { try $0.looks(limit: 10) } == looks.reversed())
        #expect(try await store.read { try $0.looks(limit: 1) }.map(\.id) == ["l3"])
    }

    @Test(arguments: [
        "UPDATE look SET reason = 'x'", "DELETE FROM look", "UPDATE lookDelivery SET deliveryId = 'd0'", "DELETE FROM lookDelivery",
        "INSERT INTO look (id, at, accountId, period, person, reason) VALUES ('l9', 1, 'anna', '2023Q1', NULL, '')",
        "INSERT INTO look (id, at, accountId, period, person, reason) VALUES ('l9', 1, 'anna', '2023Q1', x'00', 'y')",
    ])
    func `can be neither changed nor removed nor lack a reason`(statement: String) async throws {
        let path = temporaryFile()
        let store = try SQLiteRegisterStore(path: path)
        try await store.write { transaction in
            try transaction.add(account("anna"))
            try transaction.add(ReceivedDelivery(id: "d1", area: pirkanmaa, createdAt: instant(1), createdBy: "anna"))
            try transaction.add(look(1, person: nil, deliveries: ["d1"]))
        }
        let database = try DatabaseQueue(path: path)
        #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: statement) } }
    }

    @Test(arguments: ["", "0", String(repeating: "0", count: 31), String(repeating: "A", count: 32), String(repeating: "g", count: 32)])
    func `a pseudonym is read back from its own digits only`(text: String) {
        #expect(Pseudonym(text: text) == nil)
        let person = Pseudonym(high: 0x0123_4567_89AB_CDEF, low: 1)
        #expect(person.text == "0123456789abcdef0000000000000001" && Pseudonym(text: person.text) == person)
    }
}
