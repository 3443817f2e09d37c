import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func add(_ edition: Edition, counts: String) throws {
        try change(
            """
            INSERT INTO edition (period, number, manifest, manifestHash, persons, periods, counts, madeAt, orderedBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edition.period.description, edition.number, Data(edition.manifest), Data(edition.manifestHash), edition.persons,
                edition.periods, counts, edition.madeAt.stored, edition.orderedBy,
            ])
        for block in edition.blocks {
            try change(
                "INSERT INTO editionBlock (period, edition, block, content) VALUES (?, ?, ?, ?)",
                [edition.period.description, edition.number, block.number, try json(block)])
        }
    }

    func editions(period: MonitoringPeriod?) throws -> [Edition] {
        let columns = "period, number, manifest, manifestHash, persons, periods, madeAt, orderedBy"
        return try all(
            "SELECT \(columns) FROM edition WHERE ? IS NULL OR period = ? ORDER BY period DESC, number DESC",
            [period?.description, period?.description], edition)
    }

    func edition(period: MonitoringPeriod, number: Int) throws -> Edition? {
        try editions(period: period).first { $0.number == number }
    }

    func editionCounts(period: MonitoringPeriod, number: Int) throws -> String? {
        try first("SELECT counts FROM edition WHERE period = ? AND number = ?", [period.description, number]) { $0[0] }
    }

    private func edition(_ row: Row) throws -> Edition {
        let period = try row.period("period")
        let number: Int = row["number"]
        let blocks: [EditionBlock] = try all(
            "SELECT content FROM editionBlock WHERE period = ? AND edition = ? ORDER BY block", [period.description, number]
        ) { try $0.json("content") }
        return Edition(
            period: period, number: number, manifest: row.bytes("manifest"), manifestHash: row.bytes("manifestHash"), blocks: blocks,
            persons: row["persons"], periods: row["periods"], madeAt: row.instant("madeAt"), orderedBy: row["orderedBy"])
    }
}
