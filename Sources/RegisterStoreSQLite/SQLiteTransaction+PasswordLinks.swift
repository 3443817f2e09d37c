import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func passwordLink(tokenHash: [UInt8]) throws -> PasswordLink? {
        try first("SELECT * FROM passwordLink WHERE tokenHash = ?", [Data(tokenHash)]) { row in
            PasswordLink(tokenHash: row.bytes("tokenHash"), accountID: row["accountId"], expiresAt: row.instant("expiresAt"))
        }
    }

    func replacePasswordLinks(with link: PasswordLink) throws {
        try change("DELETE FROM passwordLink WHERE accountId = ?", [link.accountID])
        try change(
            "INSERT INTO passwordLink (tokenHash, accountId, expiresAt) VALUES (?, ?, ?)",
            [Data(link.tokenHash), link.accountID, link.expiresAt.stored])
    }

    func setPassword(ofAccount id: String, hash: String) throws {
        try change("UPDATE account SET passwordHash = ? WHERE id = ?", [hash, id])
        try change("DELETE FROM passwordLink WHERE accountId = ?", [id])
        try change("DELETE FROM session WHERE accountId = ?", [id])
    }
}
