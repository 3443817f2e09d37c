import Foundation

/// How the rows of a drawn page become documents of the archive: our envelope, and the national structure inside.
enum DrawnDocuments {
    /// One line of the file.
    static func line(_ row: [String: String], number: Int) throws -> String {
        let what = row["what"] ?? ""
        let value = { (column: String, usual: String) in row[column] ?? usual }
        let optional = { (column: String, usual: String) -> Any in value(column, usual).isEmpty ? NSNull() : value(column, usual) }
        let types = [
            "decision": "11052", "unstructured": "11052", "start": "19002", "end": "19012", "other": "15014", "cancelled": "19006",
        ]
        let kinds = ["matter": "matter", "relationship": "client-relationship"]
        var document: [String: Any] = [
            "document": "d\(number)", "set": value("set", "s\(number)"), "version": Int(value("version", "1")) ?? 1,
            "state": value("state", "final"), "kind": kinds[what] ?? "client-document", "type": types[what] ?? NSNull(), "organiser": "90",
            "municipality": "091", "service_task": what == "relationship" ? NSNull() : "working-age",
            "social_service": kinds[what] == nil ? optional("service", "social-work") : NSNull(),
            "phase": what == "decision" || what == "unstructured" ? NSNull() : optional("phase", "service-delivery"),
            "event": optional("event", ""), "retired_system": row["retired"] == "yes",
            "persons": [DrawnTables.person(value("person", "A"))],
            "content": content(what, row),
        ]
        if what == "unstructured" {
            document["valid_from"] = optional("from", "")
            document["valid_to"] = optional("to", "")
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys]), as: UTF8.self)
    }

    private static func content(_ what: String, _ row: [String: String]) -> Any {
        /// The fields that are drawn and not empty, by their national names.
        func fields(_ names: [(national: String, drawn: String)]) -> [String: Any] {
            Dictionary(
                uniqueKeysWithValues: names.compactMap { name in row[name.drawn].flatMap { $0.isEmpty ? nil : (name.national, $0) } })
        }
        switch what {
        case "matter":
            var facts = fields([("avauspaiva", "opened"), ("paattymispaiva", "closed")])
            facts["asiatunnus"] = ["value": row["matter"] ?? ""]
            var client = fields([("asiaan_liittymishetki", "joined"), ("asiasta_poistumishetki", "left")])
            client["henkilotunnus"] = ["value": DrawnTables.person(row["person"] ?? "A")]
            return ["asia_asiakirja": ["asian_tiedot": facts, "asiakas": [client]]]
        case "relationship":
            let days = fields([
                ("lastensuojelun_asiakkuuden_alkamispvm", "started"), ("lastensuojelun_asiakkuuden_paattymispvm", "ended"),
            ])
            return ["asiakkuusasiakirja": ["lastensuojelun_asiakkuus": days]]
        case "decision":
            var decision = fields([("paatospaivamaara", "decided")])
            decision["ratkaisun_laji"] = ["code": row["outcome"] ?? "1"]
            decision["paatoksen_voimassaolo"] = fields([("alkamispaiva", "from"), ("paattymispaiva", "to")])
            if let id = row["id"], !id.isEmpty { decision["paatostunnus"] = ["value": id] }
            return ["tyoikaisten_palvelupaatos": ["paatos": decision]]
        case "start": return ["merkinta": fields([("sosiaalipalvelun_alkamispaiva", "day")])]
        case "end": return ["merkinta": fields([("sosiaalipalvelun_paattymispaiva", "day")])]
        default: return NSNull()
        }
    }
}
