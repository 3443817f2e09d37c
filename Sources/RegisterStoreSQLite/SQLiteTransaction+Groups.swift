import CodeLists
import Foundation
import GRDB
import NotificationForm
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func rounds() throws -> [Round] {
        try all("SELECT content FROM round ORDER BY period DESC, id DESC") { try $0.json("content") }
    }

    func round(id: String) throws -> Round? {
        try first("SELECT content FROM round WHERE id = ?", [id]) { try $0.json("content") }
    }

    func save(_ round: Round) throws {
        try change(
            """
            INSERT INTO round (id, period, deadline, formVersion, content) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET period = excluded.period, deadline = excluded.deadline, formVersion = excluded.formVersion,
                content = excluded.content
            """,
            [round.id, round.period.description, round.deadline.description, round.formVersion, try json(round)])
    }

    func group(id: String) throws -> MunicipalityGroup? {
        try first("SELECT * FROM municipalityGroup WHERE id = ?", [id]) { row in
            let codes = try String.fetchAll(
                database, sql: "SELECT municipality FROM groupMunicipality WHERE groupId = ? AND removedAt IS NULL", arguments: [id])
            return try group(row, codes)
        }
    }

    func municipalities(ofGroup id: String, at instant: Date) throws -> [Municipality] {
        try all(
            """
            SELECT DISTINCT municipality FROM groupMunicipality
            WHERE groupId = ? AND addedAt <= ? AND (removedAt IS NULL OR removedAt >= ?)
            """, [id, instant.stored, instant.stored]
        ) { try $0.code("municipality") as Municipality }.sorted()
    }

    func groups(round: String, area: Area?) throws -> [MunicipalityGroup] {
        var codes: [String: [String]] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT groupId, municipality FROM groupMunicipality WHERE roundId = ? AND removedAt IS NULL", arguments: [round]
        ) {
            codes[row[0], default: []].append(row[1])
        }
        return try all(
            """
            SELECT * FROM municipalityGroup WHERE roundId = ? AND withdrawnAt IS NULL AND (? IS NULL OR area = ?) ORDER BY area, nameKey
            """, [round, area?.slug, area?.slug]
        ) { try group($0, codes[$0["id"]] ?? []) }
    }

    func add(_ group: MunicipalityGroup, at instant: Date) throws {
        try change(
            "INSERT INTO municipalityGroup (id, roundId, area, name, nameKey, version, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [group.id, group.roundID, group.area.slug, group.name, nameKey(group.name), group.version, instant.stored]
        ) { .groupNameTaken }
        for municipality in group.municipalities { try place(municipality, in: group, at: instant) }
    }

    func update(_ group: MunicipalityGroup, at instant: Date) throws {
        try change(
            "UPDATE municipalityGroup SET name = ?, nameKey = ?, version = version + 1 WHERE id = ? AND version = ? AND withdrawnAt IS NULL",
            [group.name, nameKey(group.name), group.id, group.version]
        ) { .groupNameTaken }
        guard database.changesCount == 1 else { throw StoreConflict.lostUpdate }
        let before = Set(try self.group(id: group.id)?.municipalities ?? [])
        for municipality in before.subtracting(group.municipalities) {
            try change(
                "UPDATE groupMunicipality SET removedAt = max(addedAt, ?) WHERE groupId = ? AND municipality = ? AND removedAt IS NULL",
                [instant.stored, group.id, municipality.slug])
        }
        for municipality in group.municipalities where !before.contains(municipality) { try place(municipality, in: group, at: instant) }
    }

    func withdraw(_ group: MunicipalityGroup, reason: String?, at instant: Date) throws {
        let changed = try change(
            """
            UPDATE municipalityGroup SET withdrawnAt = ?, withdrawnReason = ?, version = version + 1
            WHERE id = ? AND version = ? AND withdrawnAt IS NULL
            """, [instant.stored, reason, group.id, group.version])
        guard changed == 1 else { throw StoreConflict.lostUpdate }
        try change(
            "UPDATE groupMunicipality SET removedAt = max(addedAt, ?) WHERE groupId = ? AND removedAt IS NULL", [instant.stored, group.id])
    }

    func withdrawnGroups(round: String, area: Area?) throws -> [MunicipalityGroup] {
        try all(
            """
            SELECT * FROM municipalityGroup WHERE roundId = ? AND (? IS NULL OR area = ?) AND withdrawnAt IS NOT NULL
            ORDER BY withdrawnAt DESC, id
            """, [round, area?.slug, area?.slug]
        ) { try group($0, []) }
    }

    func placements(round: String, area: Area) throws -> [Placement] {
        try all(
            """
            SELECT m.municipality, m.groupId, g.name, m.addedAt, m.removedAt
            FROM groupMunicipality m JOIN municipalityGroup g ON g.id = m.groupId
            WHERE m.roundId = ? AND g.area = ? ORDER BY m.addedAt, m.rowid
            """, [round, area.slug]
        ) { row in
            Placement(
                municipality: try row.code("municipality"), groupID: row["groupId"], groupName: row["name"],
                addedAt: row.instant("addedAt"),
                removedAt: row.instantIfAny("removedAt"))
        }
    }

    private func place(_ municipality: Municipality, in group: MunicipalityGroup, at instant: Date) throws {
        try change(
            "INSERT INTO groupMunicipality (groupId, roundId, municipality, addedAt) VALUES (?, ?, ?, ?)",
            [group.id, group.roundID, municipality.slug, instant.stored]
        ) {
            try first(
                "SELECT groupId FROM groupMunicipality WHERE roundId = ? AND municipality = ? AND removedAt IS NULL",
                [group.roundID, municipality.slug]
            ) { .municipalityTaken(municipality.slug, groupID: $0[0]) }
        }
    }

    private func nameKey(_ name: String) -> String { name.lowercased() }

    private func group(_ row: Row, _ codes: [String]) throws -> MunicipalityGroup {
        MunicipalityGroup(
            id: row["id"], roundID: row["roundId"], area: try row.code("area"), name: row["name"],
            municipalities: codes.compactMap { Municipality($0) }.sorted(), version: row["version"],
            withdrawnAt: row.instantIfAny("withdrawnAt"), withdrawnReason: row["withdrawnReason"])
    }
}
