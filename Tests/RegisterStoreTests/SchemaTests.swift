import CodeLists
import Localization
import GRDB
import NotificationForm
import RegisterStore
import Testing

@testable import RegisterStoreSQLite

/// What the SQLite schema itself refuses, whoever writes to the file.
@Suite struct `SQLite schema` {
    @Test(arguments: [
        "UPDATE auditEntry SET action = 'x'", "DELETE FROM auditEntry", "UPDATE notificationVersion SET answers = '{}'",
        "DELETE FROM notificationVersion",
        "INSERT OR REPLACE INTO notificationVersion SELECT groupId, number, '{}', formVersion, language, groupName, municipalities, acknowledgements, reason, submittedAt, submittedBy FROM notificationVersion",
        "UPDATE notificationReview SET comment = 'x'", "DELETE FROM notificationReview",
        "INSERT OR REPLACE INTO notificationReview SELECT groupId, versionNumber, 'returned', 'x', decidedAt, decidedBy FROM notificationReview",
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
            try transaction.add(
                Review(groupID: "g", versionNumber: 1, decision: .accepted, comment: "", decidedAt: instant(3), decidedBy: "anna"))
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

    @Test func `a register from before failed deliveries keeps its deliveries, their parts and jobs`() async throws {
        let path = temporaryFile()
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(old, upTo: "6-audit-and-settings")
        try await old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO account (id, email, name, role, area, language, passwordHash, createdAt)
                        VALUES ('anna', 'anna@example.fi', 'Anna', 'county-contact', '08', 'fi', 'x', 1);
                    INSERT INTO delivery (id, area, state, createdAt, createdBy, isSealed) VALUES ('d', '08', 'uploading', 1, 'anna', 0);
                    INSERT INTO deliveryPart (deliveryId, name, sizeBytes, sha256) VALUES ('d', 'manifest.json', 5, zeroblob(32));
                    INSERT INTO job (id, kind, subject, state, step, progressPercent, attempts, createdAt)
                        VALUES ('j', 'check', 'd', 'waiting', 'check', 0, 0, 1);
                    """)
        }
        try old.close()
        let store = try SQLiteRegisterStore(path: path)
        let found = try await store.read {
            try ($0.delivery(id: "d")?.state, $0.parts(delivery: "d").map(\.sizeBytes), $0.job(subject: "d"))
        }
        #expect((found.0, found.1, found.2?.state) == (.uploading, [5], .waiting))
        // An old job is due at once, and a delivery still takes its parts with it.
        #expect(try #require(found.2).dueAt < instant(0))
        try await store.write { try $0.removeUpload(id: "d") }
        #expect(try await store.read { try $0.parts(delivery: "d").isEmpty })
    }
}
