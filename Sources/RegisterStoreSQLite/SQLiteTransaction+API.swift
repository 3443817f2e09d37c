import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func apiToken(hash: [UInt8]) throws -> APIToken? {
        try first("SELECT * FROM apiToken WHERE tokenHash = ?", [Data(hash)], apiToken)
    }

    func apiToken(id: String) throws -> APIToken? {
        try first("SELECT * FROM apiToken WHERE id = ?", [id], apiToken)
    }

    func apiTokens(account: String?) throws -> [APIToken] {
        try all("SELECT * FROM apiToken WHERE (? IS NULL OR accountId = ?) ORDER BY createdAt DESC, id", [account, account], apiToken)
    }

    func add(_ token: APIToken) throws {
        try change(
            """
            INSERT INTO apiToken (id, tokenHash, accountId, name, createdAt, expiresAt, lastUsedAt, revokedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                token.id, Data(token.tokenHash), token.accountID, token.name, token.createdAt.stored, token.expiresAt.stored,
                token.lastUsedAt?.stored, token.revokedAt?.stored,
            ])
    }

    func touchAPIToken(id: String, at instant: Date) throws {
        try change("UPDATE apiToken SET lastUsedAt = ? WHERE id = ?", [instant.stored, id])
    }

    func revokeAPIToken(id: String, at instant: Date) throws {
        try change("UPDATE apiToken SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL", [instant.stored, id])
    }

    private func apiToken(_ row: Row) throws -> APIToken {
        APIToken(
            id: row["id"], tokenHash: row.bytes("tokenHash"), accountID: row["accountId"], name: row["name"],
            createdAt: row.instant("createdAt"), expiresAt: row.instant("expiresAt"), lastUsedAt: row.instantIfAny("lastUsedAt"),
            revokedAt: row.instantIfAny("revokedAt"))
    }
}

extension SQLiteTransaction {
    func partUpload(id: String) throws -> PartUpload? {
        try first("SELECT * FROM partUpload WHERE id = ?", [id], partUpload)
    }

    func partUploads(delivery: String) throws -> [PartUpload] {
        try all("SELECT * FROM partUpload WHERE deliveryId = ? ORDER BY createdAt, id", [delivery], partUpload)
    }

    func add(_ upload: PartUpload) throws {
        try change(
            "INSERT INTO partUpload (id, deliveryId, name, lengthBytes, offsetBytes, createdAt) VALUES (?, ?, ?, ?, ?, ?)",
            [upload.id, upload.deliveryID, upload.name, upload.lengthBytes, upload.offsetBytes, upload.createdAt.stored])
    }

    func setOffset(ofPartUpload id: String, to offsetBytes: Int) throws {
        try change("UPDATE partUpload SET offsetBytes = ? WHERE id = ?", [offsetBytes, id])
    }

    func removePartUpload(id: String) throws {
        try change("DELETE FROM partUpload WHERE id = ?", [id])
    }

    private func partUpload(_ row: Row) throws -> PartUpload {
        PartUpload(
            id: row["id"], deliveryID: row["deliveryId"], name: row["name"], lengthBytes: row["lengthBytes"],
            offsetBytes: row["offsetBytes"], createdAt: row.instant("createdAt"))
    }
}
