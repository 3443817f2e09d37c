import CodeLists
import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func add(_ entry: AuditEntry) throws {
        try change(
            "INSERT INTO auditEntry (at, accountId, action, area, subject) VALUES (?, ?, ?, ?, ?)",
            [entry.at.stored, entry.accountID, entry.action, entry.area?.slug, entry.subject])
    }

    func auditEntries(area: Area?, limit: Int) throws -> [AuditEntry] {
        try all(
            "SELECT * FROM auditEntry WHERE (? IS NULL OR area = ?) ORDER BY number DESC LIMIT ?", [area?.slug, area?.slug, limit]
        ) { row in
            AuditEntry(
                at: row.instant("at"), accountID: row["accountId"], action: row["action"], area: try row.codeIfAny("area"),
                subject: row["subject"])
        }
    }

    func setting(_ key: String) throws -> String? {
        try first("SELECT value FROM setting WHERE key = ?", [key]) { $0[0] }
    }

    func setSetting(_ key: String, to value: String) throws {
        try change(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key, value])
    }
}
