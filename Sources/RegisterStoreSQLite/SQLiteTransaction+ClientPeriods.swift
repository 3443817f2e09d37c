import CodeLists
import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func accept(_ key: BlockKey, delivery: String, at instant: Date, rows: [RegisteredClientPeriod]) throws {
        try accept(key, delivery: delivery, at: instant, rows: .clientPeriods(rows))
    }

    /// Puts a new block in the place of the one with the same key and returns its number.
    func replaceBlock(_ key: BlockKey, delivery: String, at instant: Date, rowCount: Int) throws -> Int64 {
        let old = try Int64.fetchAll(
            database,
            sql: """
                SELECT number FROM block WHERE area = ? AND groupId = ? AND period = ? AND channel = ? AND kind = ? AND replacedAt IS NULL
                """, arguments: arguments(key))
        for number in old { try endBlock(number, at: instant, except: delivery) }
        let number: Int64? = try first(
            """
            INSERT INTO block (number, area, groupId, period, channel, kind, deliveryId, rowCount, acceptedAt)
            SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM block RETURNING number
            """, arguments(key) + [delivery, rowCount, instant.stored]
        ) { $0[0] }
        guard let number else { throw StoredValueFault.unknownValue(column: "number") }
        return number
    }

    /// Takes a block out of force. Its rows go unless an edition was made from them; the delivery that has no block in force any longer is
    /// replaced.
    func endBlock(_ number: Int64, at instant: Date, except delivery: String) throws {
        try change("UPDATE block SET replacedAt = max(acceptedAt, ?) WHERE number = ?", [instant.stored, number])
        for table in ["clientPeriod", "childProtectionPeriod", "serviceDecision", "receivedService"] {
            // What an edition was made from stays, so that it can be made again.
            try change(
                "DELETE FROM \(table) WHERE block = ? AND NOT EXISTS (SELECT 1 FROM editionBlock WHERE block = ?)", [number, number])
        }
        try change(
            """
            UPDATE delivery SET isReplaced = 1 WHERE id = (SELECT deliveryId FROM block WHERE number = ?) AND id <> ?
                AND NOT EXISTS (SELECT 1 FROM block WHERE deliveryId = delivery.id AND replacedAt IS NULL)
            """, [number, delivery])
    }

    /// Counts the rows of a block by service task, and the persons: the rows come sorted by person and task.
    func count(_ rows: [RegisteredClientPeriod], block: Int64) throws {
        var counts: [ServiceTask: (periods: Int, persons: Int)] = [:]
        var last: (person: Pseudonym, task: ServiceTask)?
        for row in rows {
            let isSame = last.map { $0.person == row.person && $0.task == row.serviceTask } ?? false
            counts[row.serviceTask, default: (0, 0)].periods += 1
            counts[row.serviceTask, default: (0, 0)].persons += isSame ? 0 : 1
            last = (row.person, row.serviceTask)
        }
        for (task, count) in counts {
            try change(
                "INSERT INTO blockCount (block, serviceTask, periods, persons) VALUES (?, ?, ?, ?)",
                [block, taskNumbers.number(task), count.periods, count.persons])
        }
    }

    func acceptedBlocks(period: MonitoringPeriod?) throws -> [AcceptedBlock] {
        try all(
            "SELECT * FROM block WHERE replacedAt IS NULL AND (? IS NULL OR period = ?) ORDER BY number",
            [period?.description, period?.description], block)
    }

    func acceptedBlocks(delivery: String) throws -> [AcceptedBlock] {
        try all("SELECT * FROM block WHERE replacedAt IS NULL AND deliveryId = ? ORDER BY number", [delivery], block)
    }

    private func block(_ row: Row) throws -> AcceptedBlock {
        AcceptedBlock(
            number: row["number"],
            key: BlockKey(
                area: try row.code("area"), groupID: row["groupId"], period: try row.period("period"), channel: try row.value("channel"),
                kind: try row.value("kind")),
            deliveryID: row["deliveryId"], rowCount: row["rowCount"], acceptedAt: row.instant("acceptedAt"))
    }

    func blockCounts(period: MonitoringPeriod) throws -> [BlockCount] {
        try all(
            """
            SELECT b.groupId, b.channel, c.serviceTask, c.periods, c.persons FROM block b JOIN blockCount c ON c.block = b.number
            WHERE b.period = ? AND b.kind = 'client_periods' AND b.replacedAt IS NULL ORDER BY b.number, c.serviceTask
            """, [period.description]
        ) { row in
            BlockCount(
                groupID: row[0], channel: try row.value("channel"), serviceTask: try taskNumbers.task(row[2]), periods: row[3],
                persons: row[4])
        }
    }

    func forEachClientPeriod(of period: MonitoringPeriod, _ body: (Area, RegisteredClientPeriod) throws -> Void) throws {
        let blocks = try acceptedBlocks(period: period).filter { $0.key.kind == .clientPeriods }
        try forEachClientPeriod(blocks: blocks.map(\.number)) { try body(blocks[$0].key.area, $1) }
    }

    private func arguments(_ key: BlockKey) -> StatementArguments {
        [key.area.slug, key.groupID, key.period.description, key.channel.rawValue, key.kind.rawValue]
    }
}
