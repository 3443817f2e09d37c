import CodeLists
import Localization
import GRDB
import NotificationForm
import RegisterStore
import RegisterStoreSQLite
import Testing

/// What the SQLite schema itself refuses, whoever writes to the file.
@Suite struct `SQLite schema` {
    @Test(arguments: [
        "UPDATE auditEntry SET action = 'x'", "DELETE FROM auditEntry", "UPDATE notificationVersion SET answers = '{}'",
        "INSERT INTO groupMunicipality (groupId, roundId, municipality, addedAt) VALUES ('g', '2023-01', '837', 1)",
        "INSERT INTO groupMunicipality (groupId, roundId, municipality, addedAt) VALUES ('nobody', '2023-01', '536', 1)",
        "UPDATE account SET role = 'register-officer'", "UPDATE account SET area = NULL", "UPDATE account SET role = 'king'",
        "INSERT INTO session (tokenHash, accountId, createdAt, lastUsedAt) VALUES (x'00', 'anna', 1, 1)",
        "UPDATE notification SET state = 'submitted', reference = NULL", "UPDATE municipalityGroup SET version = 'one'",
    ])
    func `is defended by the database`(statement: String) async throws {
        let path = temporaryFile()
        let store = try SQLiteRegisterStore(path: path)
        try await store.write { transaction in
            try transaction.save(Round.first)
            try transaction.add(account("anna"))
            try transaction.add(group("g", "Tampere", [tampere]), at: instant(1))
            try transaction.add(AuditEntry(at: instant(1), accountID: "anna", action: "test.do", area: nil, subject: "x"))
            try transaction.add(
                NotificationRecord(
                    groupID: "g", state: .submitted, draft: Answers(), changes: [:], draftVersion: 1, savedAt: instant(1), savedBy: "anna",
                    reference: "LS-2023-01-08-1"))
            try transaction.add(
                NotificationVersion(
                    groupID: "g", number: 1, answers: Answers(), formVersion: 1, language: .sv, groupName: "Tampere",
                    municipalities: [tampere],
                    acknowledgements: [], reason: nil, submittedAt: instant(2), submittedBy: "anna"))
        }
        let database = try DatabaseQueue(path: path)
        #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: statement) } }
    }

    @Test func `every table is strict`() throws {
        let path = temporaryFile()
        _ = try SQLiteRegisterStore(path: path)
        let loose = try DatabaseQueue(path: path).read { database in
            try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%STRICT%'")
        }
        #expect(loose == ["grdb_migrations"])
    }
}
