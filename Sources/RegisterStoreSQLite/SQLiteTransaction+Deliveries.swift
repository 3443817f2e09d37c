import CodeLists
import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func delivery(id: String) throws -> ReceivedDelivery? {
        try first("SELECT * FROM delivery WHERE id = ?", [id], delivery)
    }

    func delivery(of area: Area, content: [UInt8]) throws -> ReceivedDelivery? {
        try first(
            "SELECT * FROM delivery WHERE area = ? AND contentHash = ? AND state NOT IN ('failed', 'withdrawn') AND isReplaced = 0",
            [area.slug, Data(content)], delivery)
    }

    func deliveries(_ selection: DeliverySelection) throws -> [ReceivedDelivery] {
        try all(
            """
            SELECT * FROM delivery WHERE (? IS NULL OR area = ?) AND (? IS NULL OR period = ?) AND (? IS NULL OR groupId = ?)
            ORDER BY createdAt DESC, id
            """,
            [
                selection.area?.slug, selection.area?.slug, selection.period?.description, selection.period?.description, selection.groupID,
                selection.groupID,
            ], delivery)
    }

    func add(_ delivery: ReceivedDelivery) throws {
        try change(
            "INSERT INTO delivery (id, area, state, createdAt, createdBy, isSealed) VALUES (?, ?, ?, ?, ?, ?)",
            [delivery.id, delivery.area.slug, delivery.state.rawValue, delivery.createdAt.stored, delivery.createdBy, delivery.isSealed])
    }

    func update(_ delivery: ReceivedDelivery) throws {
        let hash = delivery.contentHash.map { Data($0) }
        try change(
            """
            UPDATE delivery SET state = ?, groupId = ?, period = ?, channel = ?, contentHash = ?, receivedAt = ?, checkedAt = ?, summary = ?,
                isSealed = ?, withdrawnAt = ?, withdrawnBy = ?, withdrawnReason = ? WHERE id = ?
            """,
            [
                delivery.state.rawValue, delivery.groupID, delivery.period?.description, delivery.channel?.rawValue, hash,
                delivery.receivedAt?.stored, delivery.checkedAt?.stored, try delivery.summary.map { try json($0) }, delivery.isSealed,
                delivery.withdrawal?.at.stored, delivery.withdrawal?.by, delivery.withdrawal?.reason, delivery.id,
            ]
        ) {
            try self.delivery(of: delivery.area, content: delivery.contentHash ?? []).map { StoreConflict.alreadyDelivered($0.id) }
        }
    }

    func earlierReceipt(of delivery: ReceivedDelivery) throws -> Date? {
        guard let hash = delivery.contentHash, let receivedAt = delivery.receivedAt else { return nil }
        return try first(
            """
            SELECT receivedAt FROM delivery WHERE area = ? AND contentHash = ? AND isReplaced = 1 AND receivedAt <= ? AND id <> ?
            ORDER BY receivedAt DESC LIMIT 1
            """, [delivery.area.slug, Data(hash), receivedAt.stored, delivery.id]
        ) { $0.instant("receivedAt") }
    }

    func uploads(begunBefore instant: Date) throws -> [String] {
        try all("SELECT id FROM delivery WHERE state = 'uploading' AND createdAt < ? ORDER BY id", [instant.stored]) { $0[0] }
    }

    func removeUpload(id: String) throws {
        try change("DELETE FROM delivery WHERE id = ? AND state = 'uploading'", [id])
    }

    func save(_ part: DeliveryPart) throws {
        try change(
            """
            INSERT INTO deliveryPart (deliveryId, name, sizeBytes, sha256) VALUES (?, ?, ?, ?)
            ON CONFLICT (deliveryId, name) DO UPDATE SET sizeBytes = excluded.sizeBytes, sha256 = excluded.sha256
            """, [part.deliveryID, part.name, part.sizeBytes, Data(part.sha256)])
    }

    func parts(delivery: String) throws -> [DeliveryPart] {
        try all("SELECT * FROM deliveryPart WHERE deliveryId = ? ORDER BY name", [delivery]) { row in
            DeliveryPart(deliveryID: row["deliveryId"], name: row["name"], sizeBytes: row["sizeBytes"], sha256: row.bytes("sha256"))
        }
    }

    private func delivery(_ row: Row) throws -> ReceivedDelivery {
        var delivery = ReceivedDelivery(
            id: row["id"], area: try row.code("area"), createdAt: row.instant("createdAt"), createdBy: row["createdBy"])
        delivery.state = try row.value("state")
        delivery.groupID = row["groupId"]
        delivery.period = try row.periodIfAny("period")
        delivery.channel = try row.valueIfAny("channel")
        delivery.contentHash = (row["contentHash"] as Data?).map { Array($0) }
        delivery.receivedAt = row.instantIfAny("receivedAt")
        delivery.checkedAt = row.instantIfAny("checkedAt")
        delivery.summary = try row.jsonIfAny("summary")
        delivery.isSealed = row["isSealed"]
        if let at = row.instantIfAny("withdrawnAt") {
            delivery.withdrawal = Withdrawal(at: at, by: row["withdrawnBy"], reason: row["withdrawnReason"])
        }
        return delivery
    }
}

extension SQLiteTransaction {
    func add(_ job: Job) throws {
        try change(
            """
            INSERT INTO job (id, kind, subject, state, step, progressPercent, attempts, createdAt, dueAt, finishedAt, orderedBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                job.id, job.kind.rawValue, job.subject, job.state.rawValue, job.step.rawValue, job.progressPercent, job.attempts,
                job.createdAt.stored, job.dueAt.stored, job.finishedAt?.stored, job.orderedBy,
            ])
    }

    func update(_ job: Job) throws {
        try change(
            "UPDATE job SET state = ?, step = ?, progressPercent = ?, attempts = ?, dueAt = ?, finishedAt = ? WHERE id = ?",
            [
                job.state.rawValue, job.step.rawValue, job.progressPercent, job.attempts, job.dueAt.stored, job.finishedAt?.stored, job.id,
            ])
    }

    func job(subject: String) throws -> Job? {
        try first("SELECT * FROM job WHERE subject = ? ORDER BY createdAt DESC, id LIMIT 1", [subject], job)
    }

    func jobs(state: Job.State) throws -> [Job] {
        try all("SELECT * FROM job WHERE state = ? ORDER BY createdAt, id", [state.rawValue], job)
    }

    private func job(_ row: Row) throws -> Job {
        var job = Job(
            id: row["id"], kind: try row.value("kind"), subject: row["subject"], createdAt: row.instant("createdAt"),
            orderedBy: row["orderedBy"])
        job.state = try row.value("state")
        job.step = try row.value("step")
        job.progressPercent = row["progressPercent"]
        job.attempts = row["attempts"]
        job.dueAt = row.instant("dueAt")
        job.finishedAt = row.instantIfAny("finishedAt")
        return job
    }
}
