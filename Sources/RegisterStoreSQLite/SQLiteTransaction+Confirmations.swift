import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func add(_ confirmation: FindingConfirmation) throws {
        try change(
            """
            INSERT INTO findingConfirmation (deliveryId, groupId, channel, kind, rule, subject, measured, period, reason, confirmedAt,
                confirmedBy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                confirmation.deliveryID, confirmation.groupID, confirmation.channel.rawValue, confirmation.kind.rawValue, confirmation.rule,
                confirmation.subject, confirmation.measured, confirmation.period.description, confirmation.reason,
                confirmation.at.stored, confirmation.by,
            ])
    }

    func confirmations(groups: [String], channel: Channel) throws -> [FindingConfirmation] {
        let places = Array(repeating: "?", count: groups.count).joined(separator: ", ")
        return try all(
            "SELECT * FROM findingConfirmation WHERE groupId IN (\(places)) AND channel = ? ORDER BY number",
            StatementArguments(groups + [channel.rawValue])
        ) { row in
            FindingConfirmation(
                deliveryID: row["deliveryId"], groupID: row["groupId"], channel: try row.value("channel"), kind: try row.value("kind"),
                rule: row["rule"], subject: row["subject"], measured: row["measured"], period: try row.period("period"),
                reason: row["reason"], at: row.instant("confirmedAt"), by: row["confirmedBy"])
        }
    }
}
