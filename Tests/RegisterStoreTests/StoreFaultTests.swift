import Foundation
import GRDB
import RegisterStore
import Testing

@testable import RegisterStoreSQLite

@Suite struct `What keeps the register from being used` {
    @Test(
        arguments: [
            (ResultCode.SQLITE_FULL, StoreFault.diskFull), (.SQLITE_READONLY, .readOnly), (.SQLITE_BUSY, .busy),
            (.SQLITE_IOERR_FSYNC, .disk),
            (.SQLITE_CORRUPT, .damaged), (.SQLITE_CONSTRAINT_CHECK, nil), (.SQLITE_MISUSE, nil),
        ] as [(ResultCode, StoreFault?)])
    func `is told apart from the program's own faults`(code: ResultCode, fault: StoreFault?) {
        #expect(StoreFault(DatabaseError(resultCode: code)) == fault)
    }

    @Test func `a file that is no register is refused as it is`() throws {
        let path = temporaryFile()
        let bytes = Data(repeating: 65, count: 8000)
        try bytes.write(to: URL(filePath: path))
        #expect(throws: StoreFault.damaged) { try SQLiteRegisterStore(path: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test func `a register of a newer program is not opened by an older one`() throws {
        let path = temporaryFile()
        _ = try SQLiteRegisterStore(path: path)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('1000-future')") }
        #expect(throws: StoreFault.newer) { try SQLiteRegisterStore(path: path) }
    }

    @Test func `a change that finds no room leaves nothing, and the store goes on once there is some`() async throws {
        let path = temporaryFile()
        let store = try SQLiteRegisterStore(path: path)
        try await store.write { transaction in
            let database = try #require(transaction as? SQLiteTransaction).database
            try database.execute(sql: "PRAGMA max_page_count = 1")
        }
        await #expect(throws: StoreFault.diskFull) {
            try await store.write { transaction in
                for number in 0..<5000 {
                    try transaction.add(
                        AuditEntry(at: instant(1), accountID: nil, action: "test.do", area: nil, subject: "subject \(number)"))
                }
            }
        }
        try await store.write { transaction in
            let database = try #require(transaction as? SQLiteTransaction).database
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM auditEntry") == 0)
            try database.execute(sql: "PRAGMA max_page_count = 100000")
            try transaction.add(AuditEntry(at: instant(1), accountID: nil, action: "test.do", area: nil, subject: "x"))
        }
    }
}
