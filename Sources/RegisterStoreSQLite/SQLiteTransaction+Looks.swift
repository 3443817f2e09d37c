import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func add(_ look: PersonLook) throws {
        try change(
            "INSERT INTO look (id, at, accountId, period, person, reason) VALUES (?, ?, ?, ?, ?, ?)",
            [look.id, look.at.stored, look.accountID, look.period.description, look.person?.stored, look.reason])
        for delivery in Set(look.deliveries) {
            try change("INSERT INTO lookDelivery (lookId, deliveryId) VALUES (?, ?)", [look.id, delivery])
        }
    }

    func looks(limit: Int) throws -> [PersonLook] {
        try all("SELECT * FROM look ORDER BY at DESC, id LIMIT ?", [limit]) { row in
            let id: String = row["id"]
            let person: Data? = row["person"]
            return PersonLook(
                id: id, at: row.instant("at"), accountID: row["accountId"], period: try row.period("period"),
                person: try person.map { try Pseudonym(stored: $0) },
                deliveries: try all("SELECT deliveryId FROM lookDelivery WHERE lookId = ? ORDER BY deliveryId", [id]) { $0[0] },
                reason: row["reason"])
        }
    }

    func persons(blocks: [Int64], after person: Pseudonym?, limit: Int) throws -> [Pseudonym] {
        var found: Set<Pseudonym> = []
        for block in blocks {
            for table in ["clientPeriod", "childProtectionPeriod", "serviceDecision", "receivedService"] {
                let persons: [Data] = try all(
                    "SELECT DISTINCT person FROM \(table) WHERE block = ? AND person > ? ORDER BY person LIMIT ?",
                    [block, person?.stored ?? Data(), limit]
                ) { $0[0] }
                for person in persons { found.insert(try Pseudonym(stored: person)) }
            }
        }
        return Array(found.sorted().prefix(limit))
    }
}

extension Pseudonym {
    /// The sixteen bytes, whose order is the order of pseudonyms.
    var stored: Data {
        var halves = (high.bigEndian, low.bigEndian)
        return withUnsafeBytes(of: &halves) { Data($0) }
    }

    /// Takes the sixteen bytes back.
    init(stored: Data) throws {
        guard stored.count == 16 else { throw StoredValueFault.unknownValue(column: "person") }
        self = stored.withUnsafeBytes { bytes in
            Pseudonym(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
