import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func session(tokenHash: [UInt8]) throws -> Session? {
        try first("SELECT * FROM session WHERE tokenHash = ?", [Data(tokenHash)]) { row in
            Session(
                tokenHash: row.bytes("tokenHash"), accountID: row["accountId"], createdAt: row.instant("createdAt"),
                lastUsedAt: row.instant("lastUsedAt"))
        }
    }

    func add(_ session: Session) throws {
        try change(
            "INSERT INTO session (tokenHash, accountId, createdAt, lastUsedAt) VALUES (?, ?, ?, ?)",
            [Data(session.tokenHash), session.accountID, session.createdAt.stored, session.lastUsedAt.stored])
    }

    func touchSession(tokenHash: [UInt8], at instant: Date) throws {
        try change("UPDATE session SET lastUsedAt = ? WHERE tokenHash = ?", [instant.stored, Data(tokenHash)])
    }

    func removeSession(tokenHash: [UInt8]) throws {
        try change("DELETE FROM session WHERE tokenHash = ?", [Data(tokenHash)])
    }

    func removeSessions(createdBefore created: Date, unusedSince used: Date) throws {
        try change("DELETE FROM session WHERE createdAt < ? OR lastUsedAt < ?", [created.stored, used.stored])
    }

    func addFailedSignIn(key: [UInt8], at instant: Date) throws {
        try change("INSERT INTO failedSignIn (keyHash, failedAt) VALUES (?, ?)", [Data(key), instant.stored])
    }

    func failedSignIns(key: [UInt8], since instant: Date) throws -> Int {
        try first("SELECT count(*) FROM failedSignIn WHERE keyHash = ? AND failedAt >= ?", [Data(key), instant.stored]) { $0[0] } ?? 0
    }

    func removeFailedSignIn(key: [UInt8], at instant: Date) throws {
        try change(
            "DELETE FROM failedSignIn WHERE rowid = (SELECT min(rowid) FROM failedSignIn WHERE keyHash = ? AND failedAt = ?)",
            [Data(key), instant.stored])
    }

    func removeFailedSignIns(key: [UInt8]) throws {
        try change("DELETE FROM failedSignIn WHERE keyHash = ?", [Data(key)])
    }

    func removeFailedSignIns(before instant: Date) throws {
        try change("DELETE FROM failedSignIn WHERE failedAt < ?", [instant.stored])
    }
}
