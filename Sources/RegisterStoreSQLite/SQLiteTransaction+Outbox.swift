import CodeLists
import Foundation
import GRDB
import Localization
import RegisterStore

extension SQLiteTransaction {
    /// Everything of a mail but what it says.
    private static let columns = """
        id, kind, area, groupId, recipient, language, subject, messageId, createdAt, state, attempts, dueAt, finishedAt, obstacle
        """

    func add(_ mail: OutboxMail, _ letter: Letter) throws {
        try change(
            """
            INSERT INTO mail (\(Self.columns), body, html, fileName) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                mail.id, mail.kind.rawValue, mail.area.slug, mail.groupID, mail.recipient, mail.language.rawValue, letter.subject,
                mail.messageID, mail.createdAt.stored, mail.state.rawValue, mail.attempts, mail.dueAt.stored, mail.finishedAt?.stored,
                mail.obstacle, letter.text, letter.html, letter.fileName,
            ])
    }

    func mail(id: String) throws -> OutboxMail? { try first("SELECT \(Self.columns) FROM mail WHERE id = ?", [id], mail) }

    func letter(mail id: String) throws -> Letter? {
        try first("SELECT subject, body, html, fileName FROM mail WHERE id = ?", [id]) { row in
            Letter(subject: row["subject"], text: row["body"], html: row["html"], fileName: row["fileName"])
        }
    }

    func mails(area: Area?, limit: Int) throws -> [OutboxMail] {
        try all(
            """
            SELECT \(Self.columns) FROM mail WHERE (? IS NULL OR area = ?)
            ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'sent' THEN 2 ELSE 1 END, createdAt DESC, id LIMIT ?
            """,
            [area?.slug, area?.slug, limit], mail)
    }

    func nextMail(due instant: Date, latest: Date) throws -> OutboxMail? {
        try first(
            """
            SELECT \(Self.columns) FROM mail WHERE state = 'waiting' AND (dueAt <= ? OR dueAt > ? OR attempts = 0)
            ORDER BY dueAt, createdAt, id LIMIT 1
            """, [instant.stored, latest.stored], mail)
    }

    func mailsBeingSent() throws -> [OutboxMail] {
        try all("SELECT \(Self.columns) FROM mail WHERE state = 'sending' ORDER BY createdAt, id", [], mail)
    }

    func update(_ mail: OutboxMail) throws {
        try change(
            "UPDATE mail SET state = ?, attempts = ?, dueAt = ?, finishedAt = ?, obstacle = ? WHERE id = ?",
            [mail.state.rawValue, mail.attempts, mail.dueAt.stored, mail.finishedAt?.stored, mail.obstacle, mail.id])
    }

    private func mail(_ row: Row) throws -> OutboxMail {
        OutboxMail(
            id: row["id"], kind: try row.value("kind"), area: try row.code("area"), groupID: row["groupId"], recipient: row["recipient"],
            language: try row.value("language"), subject: row["subject"], messageID: row["messageId"], createdAt: row.instant("createdAt"),
            state: try row.value("state"), attempts: row["attempts"], dueAt: row.instant("dueAt"),
            finishedAt: row.instantIfAny("finishedAt"),
            obstacle: row["obstacle"])
    }
}
