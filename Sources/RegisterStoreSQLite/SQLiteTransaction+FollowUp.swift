import CodeLists
import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func deadlineExtensions(round: String) throws -> [DeadlineExtension] {
        try all("SELECT * FROM deadlineExtension WHERE roundId = ? ORDER BY number", [round]) { row in
            DeadlineExtension(
                roundID: row["roundId"], area: try row.code("area"), until: try row.day("untilDay"), reason: row["reason"],
                grantedAt: row.instant("grantedAt"), grantedBy: row["grantedBy"])
        }
    }

    func add(_ granted: DeadlineExtension) throws {
        try change(
            "INSERT INTO deadlineExtension (roundId, area, untilDay, reason, grantedAt, grantedBy) VALUES (?, ?, ?, ?, ?, ?)",
            [
                granted.roundID, granted.area.slug, granted.until.description, granted.reason, granted.grantedAt.stored, granted.grantedBy,
            ])
    }

    func reminders(round: String) throws -> [Reminder] {
        try all("SELECT * FROM reminder WHERE roundId = ? ORDER BY number", [round]) { row in
            Reminder(
                roundID: row["roundId"], area: try row.code("area"), accountID: row["accountId"], sentAt: row.instant("sentAt"),
                sentBy: row["sentBy"])
        }
    }

    func add(_ reminder: Reminder) throws {
        try change(
            "INSERT INTO reminder (roundId, area, accountId, sentAt, sentBy) VALUES (?, ?, ?, ?, ?)",
            [reminder.roundID, reminder.area.slug, reminder.accountID, reminder.sentAt.stored, reminder.sentBy])
    }

    func remark(id: String) throws -> QuestionRemark? {
        try first("SELECT * FROM questionRemark WHERE id = ?", [id], remark)
    }

    func remarks(group: String) throws -> [QuestionRemark] {
        try all("SELECT * FROM questionRemark WHERE groupId = ? ORDER BY askedAt, id", [group], remark)
    }

    func openRemarks(round: String) throws -> [String: [QuestionRemark]] {
        let remarks = try all(
            """
            SELECT q.* FROM questionRemark q JOIN municipalityGroup g ON g.id = q.groupId
            WHERE g.roundId = ? AND g.withdrawnAt IS NULL AND q.state <> 'closed' ORDER BY q.askedAt, q.id
            """, [round], remark)
        return Dictionary(grouping: remarks, by: \.groupID)
    }

    func add(_ remark: QuestionRemark) throws {
        try change(
            """
            INSERT INTO questionRemark (id, groupId, versionNumber, question, kind, text, askedAt, askedBy, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')
            """,
            [
                remark.id, remark.groupID, remark.versionNumber, remark.question, remark.kind.rawValue, remark.text,
                remark.askedAt.stored, remark.askedBy,
            ])
    }

    func update(_ remark: QuestionRemark, from before: QuestionRemark.State) throws {
        let changed = try change(
            """
            UPDATE questionRemark SET state = ?, answer = ?, answeredAt = ?, answeredBy = ?, closedAt = ?, closedBy = ?
            WHERE id = ? AND state = ?
            """,
            [
                remark.state.rawValue, remark.answer, remark.answeredAt?.stored, remark.answeredBy, remark.closedAt?.stored,
                remark.closedBy, remark.id, before.rawValue,
            ])
        guard changed == 1 else { throw StoreConflict.lostUpdate }
    }

    func discussionDecisions(group: String) throws -> [DiscussionDecision] {
        try all("SELECT * FROM discussionDecision WHERE groupId = ? ORDER BY number", [group], decision)
    }

    func newestDiscussionDecisions(round: String) throws -> [String: DiscussionDecision] {
        let decisions = try all(
            """
            SELECT d.* FROM discussionDecision d JOIN municipalityGroup g ON g.id = d.groupId
            WHERE g.roundId = ? AND g.withdrawnAt IS NULL
                AND d.number = (SELECT max(number) FROM discussionDecision WHERE groupId = d.groupId)
            """, [round], decision)
        return Dictionary(decisions.map { ($0.groupID, $0) }) { first, _ in first }
    }

    func add(_ decision: DiscussionDecision) throws {
        try change(
            """
            INSERT INTO discussionDecision (groupId, need, reason, day, participants, outcome, decidedAt, decidedBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                decision.groupID, decision.need.rawValue, decision.reason, decision.day?.description, decision.participants,
                decision.outcome, decision.decidedAt.stored, decision.decidedBy,
            ])
    }

    private func remark(_ row: Row) throws -> QuestionRemark {
        var remark = QuestionRemark(
            id: row["id"], groupID: row["groupId"], versionNumber: row["versionNumber"], question: row["question"],
            kind: try row.value("kind"), text: row["text"], askedAt: row.instant("askedAt"), askedBy: row["askedBy"])
        remark.state = try row.value("state")
        remark.answer = row["answer"]
        remark.answeredAt = row.instantIfAny("answeredAt")
        remark.answeredBy = row["answeredBy"]
        remark.closedAt = row.instantIfAny("closedAt")
        remark.closedBy = row["closedBy"]
        return remark
    }

    private func decision(_ row: Row) throws -> DiscussionDecision {
        DiscussionDecision(
            groupID: row["groupId"], need: try row.value("need"), reason: row["reason"], day: try row.dayIfAny("day"),
            participants: row["participants"], outcome: row["outcome"], decidedAt: row.instant("decidedAt"), decidedBy: row["decidedBy"])
    }
}

extension Row {
    fileprivate func day(_ column: String) throws -> Day {
        guard let day = try dayIfAny(column) else { throw StoredValueFault.unknownValue(column: column) }
        return day
    }

    fileprivate func dayIfAny(_ column: String) throws -> Day? {
        let text: String? = self[column]
        guard let text else { return nil }
        guard let day = Day(text) else { throw StoredValueFault.unknownValue(column: column) }
        return day
    }
}
