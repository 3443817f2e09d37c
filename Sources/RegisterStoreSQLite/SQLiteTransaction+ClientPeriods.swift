import CodeLists
import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func accept(_ key: BlockKey, delivery: String, at instant: Date, rows: [RegisteredClientPeriod]) throws {
        let old = try Int64.fetchAll(
            database,
            sql: """
                SELECT number FROM block WHERE area = ? AND groupId = ? AND period = ? AND channel = ? AND kind = ? AND replacedAt IS NULL
                """, arguments: arguments(key))
        for number in old {
            try change("UPDATE block SET replacedAt = max(acceptedAt, ?) WHERE number = ?", [instant.stored, number])
            try change("DELETE FROM blockCount WHERE block = ?", [number])
            try change("DELETE FROM clientPeriod WHERE block = ?", [number])
            try change(
                """
                UPDATE delivery SET isReplaced = 1 WHERE id = (SELECT deliveryId FROM block WHERE number = ?) AND id <> ?
                    AND NOT EXISTS (SELECT 1 FROM block WHERE deliveryId = delivery.id AND replacedAt IS NULL)
                """, [number, delivery])
        }
        let number: Int64? = try first(
            """
            INSERT INTO block (number, area, groupId, period, channel, kind, deliveryId, rowCount, acceptedAt)
            SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM block RETURNING number
            """, arguments(key) + [delivery, rows.count, instant.stored]
        ) { $0[0] }
        guard let number else { return }
        try ClientPeriodLoad(database, taskNumbers).load(rows, block: number)
        let counts = rows.reduce(into: [ServiceTask: Int]()) { $0[$1.serviceTask, default: 0] += 1 }
        for (task, periods) in counts {
            try change(
                "INSERT INTO blockCount (block, serviceTask, periods) VALUES (?, ?, ?)", [number, taskNumbers.number(task), periods])
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
            SELECT b.groupId, b.channel, c.serviceTask, c.periods FROM block b JOIN blockCount c ON c.block = b.number
            WHERE b.period = ? AND b.kind = 'client_periods' AND b.replacedAt IS NULL ORDER BY b.number, c.serviceTask
            """, [period.description]
        ) { row in
            BlockCount(
                groupID: row[0], channel: try row.value("channel"), serviceTask: try taskNumbers.task(row[2]), periods: row[3])
        }
    }

    func forEachClientPeriod(of period: MonitoringPeriod, _ body: (Area, RegisteredClientPeriod) throws -> Void) throws {
        let municipalities = Dictionary(uniqueKeysWithValues: Municipality.all.compactMap { code in Int(code.slug).map { ($0, code) } })
        let areas = Dictionary(uniqueKeysWithValues: Area.all.compactMap { area in Int(area.slug).map { ($0, area) } })
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT c.person, CAST(b.area AS INTEGER), c.serviceTask, c.startDay, c.endDay, c.municipality, c.birthYear
                FROM block b JOIN clientPeriod c ON c.block = b.number
                WHERE b.period = ? AND b.kind = 'client_periods' AND b.replacedAt IS NULL ORDER BY c.person
                """, arguments: [period.description])
        while let row = try rows.next() {
            guard let area = areas[row[1] as Int] else { throw StoredValueFault.unknownValue(column: "area") }
            try body(
                area,
                RegisteredClientPeriod(
                    person: try row.withUnsafeData(atIndex: 0) { try Pseudonym(stored: $0) }, birthYear: row[6] as Int16?,
                    municipality: (row[5] as Int?).flatMap { municipalities[$0] }, serviceTask: try taskNumbers.task(row[2]),
                    period: Period(start: Day(number: row[3]), end: (row[4] as Int32?).map { Day(number: $0) })))
        }
    }

    private func arguments(_ key: BlockKey) -> StatementArguments {
        [key.area.slug, key.groupID, key.period.description, key.channel.rawValue, key.kind.rawValue]
    }
}

extension Pseudonym {
    /// Reads the sixteen stored bytes.
    init(stored data: Data?) throws {
        guard let data, data.count == 16 else { throw StoredValueFault.unknownValue(column: "person") }
        self = data.withUnsafeBytes {
            Pseudonym(
                high: UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
