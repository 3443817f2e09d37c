import CodeLists
import Foundation
import GRDB
import Localization
import NotificationForm
import RegisterStore

extension SQLiteTransaction {
    func notification(group: String) throws -> NotificationRecord? {
        try first("SELECT * FROM notification WHERE groupId = ?", [group], record)
    }

    func notifications(round: String, area: Area) throws -> [String: NotificationRecord] {
        let records = try all(
            "SELECT n.* FROM notification n JOIN municipalityGroup g ON g.id = n.groupId WHERE g.roundId = ? AND g.area = ?",
            [round, area.slug], record)
        return Dictionary(records.map { ($0.groupID, $0) }) { first, _ in first }
    }

    func standings(round: String, area: Area?) throws -> [String: NotificationStanding] {
        let standings = try all(
            """
            SELECT n.groupId, n.state, n.reference, n.savedAt, v.firstSubmittedAt, v.lastSubmittedAt, v.newest,
                r.versionNumber, r.decision, r.comment, r.decidedAt, r.decidedBy
            FROM notification n JOIN municipalityGroup g ON g.id = n.groupId
            LEFT JOIN (
                SELECT groupId, min(submittedAt) AS firstSubmittedAt, max(submittedAt) AS lastSubmittedAt, max(number) AS newest
                FROM notificationVersion GROUP BY groupId
            ) v ON v.groupId = n.groupId
            LEFT JOIN notificationReview r ON r.groupId = n.groupId
                AND r.versionNumber = (SELECT max(versionNumber) FROM notificationReview WHERE groupId = n.groupId)
            WHERE g.roundId = ? AND (? IS NULL OR g.area = ?)
            """, [round, area?.slug, area?.slug], standing)
        return Dictionary(standings.map { ($0.groupID, $0) }) { first, _ in first }
    }

    private func standing(_ row: Row) throws -> NotificationStanding {
        let hasReview = row["versionNumber"] as Int? != nil
        return NotificationStanding(
            groupID: row["groupId"], state: try row.value("state"), reference: row["reference"], savedAt: row.instant("savedAt"),
            firstSubmittedAt: row.instantIfAny("firstSubmittedAt"), lastSubmittedAt: row.instantIfAny("lastSubmittedAt"),
            versionNumber: row["newest"],
            review: hasReview ? try review(row) : nil)
    }

    private func review(_ row: Row) throws -> Review {
        Review(
            groupID: row["groupId"], versionNumber: row["versionNumber"], decision: try row.value("decision"), comment: row["comment"],
            decidedAt: row.instant("decidedAt"), decidedBy: row["decidedBy"])
    }

    func add(_ notification: NotificationRecord) throws {
        try change(
            """
            INSERT INTO notification (groupId, state, draft, changes, draftVersion, savedAt, savedBy, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                notification.groupID, notification.state.rawValue, try json(notification.draft), try json(notification.changes),
                notification.draftVersion, notification.savedAt.stored, notification.savedBy, notification.reference,
            ])
    }

    func update(_ notification: NotificationRecord) throws {
        let changed = try change(
            """
            UPDATE notification SET state = ?, draft = ?, changes = ?, draftVersion = draftVersion + 1, savedAt = ?, savedBy = ?, reference = ?
            WHERE groupId = ? AND draftVersion = ?
            """,
            [
                notification.state.rawValue, try json(notification.draft), try json(notification.changes), notification.savedAt.stored,
                notification.savedBy, notification.reference, notification.groupID, notification.draftVersion,
            ])
        guard changed == 1 else { throw StoreConflict.lostUpdate }
    }

    func add(_ version: NotificationVersion) throws {
        try change(
            """
            INSERT INTO notificationVersion (groupId, number, answers, formVersion, language, groupName, municipalities, acknowledgements,
                reason, submittedAt, submittedBy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version.groupID, version.number, try json(version.answers), version.formVersion, version.language.rawValue,
                version.groupName,
                try json(version.municipalities), try json(version.acknowledgements), version.reason, version.submittedAt.stored,
                version.submittedBy,
            ])
        guard let round = version.round else { return }
        try change(
            "INSERT INTO sentRound (groupId, number, content) VALUES (?, ?, ?)", [version.groupID, version.number, try json(round)])
    }

    func versions(group: String) throws -> [NotificationVersion] {
        try all("\(Self.versions) WHERE v.groupId = ? ORDER BY v.number", [group], version)
    }

    func version(_ number: Int, group: String) throws -> NotificationVersion? {
        try first("\(Self.versions) WHERE v.groupId = ? AND v.number = ?", [group, number], version)
    }

    func newestVersions(round: String, area: Area) throws -> [String: NotificationVersion] {
        let versions = try all(
            """
            \(Self.versions) JOIN municipalityGroup g ON g.id = v.groupId
            WHERE g.roundId = ? AND g.area = ? AND g.withdrawnAt IS NULL
                AND v.number = (SELECT max(number) FROM notificationVersion WHERE groupId = v.groupId)
            """, [round, area.slug], version)
        return Dictionary(versions.map { ($0.groupID, $0) }) { first, _ in first }
    }

    func add(_ review: Review) throws {
        try change(
            "INSERT INTO notificationReview (groupId, versionNumber, decision, comment, decidedAt, decidedBy) VALUES (?, ?, ?, ?, ?, ?)",
            [review.groupID, review.versionNumber, review.decision.rawValue, review.comment, review.decidedAt.stored, review.decidedBy])
    }

    func reviews(group: String) throws -> [Review] {
        try all("SELECT * FROM notificationReview WHERE groupId = ? ORDER BY versionNumber", [group], review)
    }

    func nextReferenceNumber(round: String, area: Area) throws -> Int {
        try first(
            """
            INSERT INTO referenceCounter (roundId, area, last) VALUES (?, ?, 1)
            ON CONFLICT (roundId, area) DO UPDATE SET last = referenceCounter.last + 1 RETURNING last
            """, [round, area.slug]
        ) { $0[0] } ?? 1
    }

    private func record(_ row: Row) throws -> NotificationRecord {
        NotificationRecord(
            groupID: row["groupId"], state: try row.value("state"), draft: try row.json("draft"), changes: try row.json("changes"),
            draftVersion: row["draftVersion"], savedAt: row.instant("savedAt"), savedBy: row["savedBy"], reference: row["reference"])
    }

    private static let versions = """
        SELECT v.*, r.content AS round FROM notificationVersion v LEFT JOIN sentRound r ON r.groupId = v.groupId AND r.number = v.number
        """

    private func version(_ row: Row) throws -> NotificationVersion {
        NotificationVersion(
            groupID: row["groupId"], number: row["number"], answers: try row.json("answers"), formVersion: row["formVersion"],
            language: try row.value("language"), groupName: row["groupName"], municipalities: try row.json("municipalities"),
            acknowledgements: try row.json("acknowledgements"), reason: row["reason"], submittedAt: row.instant("submittedAt"),
            submittedBy: row["submittedBy"], round: try row.jsonIfAny("round"))
    }
}
