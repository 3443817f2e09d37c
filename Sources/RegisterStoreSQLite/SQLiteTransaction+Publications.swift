import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    private static let columns = """
        id, period, edition, state, proposedAt, proposedBy, tables, earlier, summary, reason, obstacles, decidedAt, decidedBy, retractedAt,
        retractedBy
        """

    func add(_ publication: PublicationRecord) throws {
        try change(
            "INSERT INTO publication (id, period, edition, state, proposedAt, proposedBy, tables, earlier) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                publication.id, publication.period.description, publication.edition, publication.state.rawValue,
                publication.proposedAt.stored, publication.proposedBy,
                try publication.tables.map(json), try json(publication.earlier),
            ])
    }

    func update(_ publication: PublicationRecord) throws {
        try change(
            """
            UPDATE publication SET state = ?, earlier = ?, summary = ?, reason = ?, obstacles = ?, decidedAt = ?, decidedBy = ?, retractedAt = ?,
                retractedBy = ? WHERE id = ?
            """,
            [
                publication.state.rawValue, try json(publication.earlier), publication.summary, publication.reason,
                try publication.obstacles.map(json), publication.decidedAt?.stored, publication.decidedBy, publication.retractedAt?.stored,
                publication.retractedBy, publication.id,
            ])
    }

    func publication(id: String) throws -> PublicationRecord? {
        try first("SELECT \(Self.columns) FROM publication WHERE id = ?", [id], publication)
    }

    func publications() throws -> [PublicationRecord] {
        try all("SELECT \(Self.columns) FROM publication ORDER BY period DESC, proposedAt DESC, id", [], publication)
    }

    func save(record: [UInt8], files: [PublicationFile], publication: String) throws {
        try change("DELETE FROM publicationFile WHERE publicationId = ?", [publication])
        try change("UPDATE publication SET record = ? WHERE id = ?", [Data(record), publication])
        for file in files {
            try change(
                "INSERT INTO publicationFile (publicationId, name, content, sha256) VALUES (?, ?, ?, ?)",
                [publication, file.name, Data(file.content), Data(file.sha256)])
        }
    }

    func releaseRecord(publication: String) throws -> [UInt8]? {
        try first("SELECT record FROM publication WHERE id = ? AND record IS NOT NULL", [publication]) { $0.bytes("record") }
    }

    func fileNames(publication: String) throws -> [String] {
        try all("SELECT name FROM publicationFile WHERE publicationId = ? ORDER BY name", [publication]) { $0[0] }
    }

    func file(publication: String, name: String) throws -> PublicationFile? {
        try first("SELECT name, content, sha256 FROM publicationFile WHERE publicationId = ? AND name = ?", [publication, name]) { row in
            PublicationFile(name: row["name"], content: row.bytes("content"), sha256: row.bytes("sha256"))
        }
    }

    private func publication(_ row: Row) throws -> PublicationRecord {
        var publication = PublicationRecord(
            id: row["id"], period: try row.period("period"), edition: row["edition"], proposedAt: row.instant("proposedAt"),
            proposedBy: row["proposedBy"], tables: try row.jsonIfAny("tables"))
        publication.state = try row.value("state")
        publication.earlier = try row.json("earlier")
        publication.summary = row["summary"]
        publication.reason = row["reason"]
        publication.obstacles = try row.jsonIfAny("obstacles")
        publication.decidedAt = row.instantIfAny("decidedAt")
        publication.decidedBy = row["decidedBy"]
        publication.retractedAt = row.instantIfAny("retractedAt")
        publication.retractedBy = row["retractedBy"]
        return publication
    }
}
