import ArchiveDocuments
import CodeLists
import Foundation
import RegisterModel
import Testing

/// One heading of `docs/specification/archive-documents.md` with its tables.
struct DrawnDocuments: CustomTestStringConvertible, Sendable {
    let title: String
    let documents: [[String: String]]
    let rows: [[String: String]]
    /// The columns of the table of rows.
    let columns: [String]
    let found: [[String: String]]
    let setAside: String?

    var testDescription: String { title }

    static let page: [DrawnDocuments] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        guard let text = try? String(contentsOf: root.appending(path: "docs/specification/archive-documents.md"), encoding: .utf8) else {
            return []
        }
        return text.components(separatedBy: "\n## ").dropFirst().map { section in
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let tables = lines.split { !$0.hasPrefix("|") }.map { $0.map(cells) }
            return DrawnDocuments(
                title: lines[0], documents: rows(of: tables[0]), rows: rows(of: tables[1]), columns: tables[1][0],
                found: tables.count > 2 ? rows(of: tables[2]) : [],
                setAside: lines.first { $0.hasPrefix("Set aside: ") }.map { String($0.dropFirst(11)) })
        }
    }()

    private static func cells(_ line: String) -> [String] {
        line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func rows(of table: [[String]]) -> [[String: String]] {
        table.dropFirst(2).map { Dictionary(uniqueKeysWithValues: zip(table[0], $0)) }
    }

    static func person(_ letter: Substring) -> String { Archive.person(Int(letter.utf8.first ?? 0)) }

    /// What a row says in the words of the page.
    static func columns(of row: ArchiveRow) -> [String: String] {
        let person = (UInt8(ascii: "A")...UInt8(ascii: "F")).map { String(UnicodeScalar($0)) }.first {
            self.person($0[...]) == row.code?.text
        }
        let kinds: [ArchiveRow.Kind: String] = [
            .matter: "matter", .childProtection: "child-protection", .decision: "decision", .evidence: "evidence",
        ]
        return [
            "row": kinds[row.kind]!, "person": person ?? "?", "task": ServiceTask(index: row.serviceTask).slug,
            "service": SocialService(index: row.socialService).slug, "id": String(decoding: row.id, as: UTF8.self),
            "municipality": row.municipality == 0 ? "" : Municipality(index: Int(row.municipality) - 1).slug,
            "first": Archive.day(row.first), "last": row.kind == .decision ? "" : Archive.day(row.last), "evidence": row.evidence.name,
            "outcome": DecisionOutcome(index: row.outcome).slug, "imprecise": row.isImprecise ? "yes" : "",
        ]
    }

    /// The document of a row of the page.
    func document(_ row: [String: String], number: Int) -> JSON {
        func cell(_ column: String) -> String? { row[column].flatMap { $0.isEmpty ? nil : $0 } }
        let persons = (row["person"] ?? "").split(separator: " ")
        return .object([
            "document": .text("d\(number)"), "set": .text(cell("set") ?? "set \(number)"), "version": .number(Int(cell("version") ?? "1")!),
            "state": .text(cell("state") ?? "final"), "kind": .text(row["kind"]!), "type": .optional(cell("type")),
            "structure": .optional(cell("structure")), "organiser": .text("90"),
            "municipality": .optional(row["municipality"].map { $0.isEmpty ? nil : $0 } ?? "091"),
            "service_task": .optional(cell("task")), "social_service": .optional(cell("service")), "phase": .optional(cell("phase")),
            "event": .optional(cell("event")), "valid_from": .optional(cell("valid from")), "valid_to": .optional(cell("valid to")),
            "retired_system": .flag(row["retired"] == "yes"), "persons": .list(persons.map { .text(Self.person($0)) }),
            "content": row["content"] == "null" ? .null : content(row, persons),
        ])
    }

    private func content(_ row: [String: String], _ persons: [Substring]) -> JSON {
        let facts = (row["content"] ?? "").split(separator: "; ").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
        func fact(_ name: String) -> String? { facts.first { $0[0] == name }?[1] }
        func day(_ name: String) -> JSON { .optional(fact(name)) }
        func coded(_ name: String) -> JSON { fact(name).map { .code($0) } ?? .null }
        let clients = JSON.list(
            persons.map { letter in
                .object([
                    "henkilotunnus": .value(Self.person(letter)), "asiaan_liittymishetki": day("joined \(letter)"),
                    "asiasta_poistumishetki": day("left \(letter)"),
                ])
            })
        switch row["kind"] {
        case "matter":
            return .object([
                "asia_asiakirja": .object([
                    "asiakas": clients,
                    "asian_tiedot": .object([
                        "asiatunnus": .value(fact("id") ?? ""), "avauspaiva": day("opened"), "paattymispaiva": day("closed"),
                        "palvelutehtava": coded("task"),
                    ]),
                ])
            ])
        case "client-relationship":
            var producer: [String: JSON] = [
                "sosiaalipalvelu": .list(fact("service").map { [.code($0)] } ?? []), "asiakkuuden_alkamispvm": day("start"),
                "asiakkuuden_paattymispvm": day("end"),
            ]
            if let sub = fact("sub service") {
                producer["palveluntoteuttaja"] = .list([
                    .object(["sosiaalipalvelu": .list([.code(sub)]), "asiakkuuden_alkamispvm": day("start")])
                ])
            }
            return .object([
                "asiakkuusasiakirja": .object([
                    "sosiaalihuollon_asiakkuus": .object(["vanha_asiakkuus": .flag(fact("old") == "yes")]),
                    "lastensuojelun_asiakkuus": .object([
                        "lastensuojelun_asiakkuuden_alkamispvm": day("cp start"), "lastensuojelun_asiakkuuden_paattymispvm": day("cp end"),
                    ]),
                    "sosiaalihuollon_palvelutehtava": .list([
                        .object(["palvelutehtava": coded("task"), "palveluntuottaja": .list([.object(producer)])])
                    ]),
                ])
            ])
        default:
            if fact("decided") != nil { return decision(row["type"], fact, coded, clients) }
            let services = facts.filter { $0[0] == "service" }.map { JSON.code($0[1]) }
            let named: [String: JSON] = ["palvelutehtava": coded("task"), "sosiaalipalvelu": .list(services)]
            return .object([
                "merkinta": .object(
                    [
                        "asiakas": clients, "sosiaalipalvelun_alkamispaiva": day("day"), "sosiaalipalvelun_paattymispaiva": day("day"),
                    ].merging(row["type"] == "19005" ? ["asiakaskertomusmerkinta": .object(named)] : named) { $1 })
            ])
        }
    }

    private func decision(_ type: String?, _ fact: (String) -> String?, _ coded: (String) -> JSON, _ clients: JSON) -> JSON {
        var service: [String: JSON] = ["sosiaalipalvelu": coded("service")]
        if let way = fact("implemented") { service["sosiaalipalvelun_toteuttamistapa"] = .object(["sosiaalipalvelu": .list([.code(way)])]) }
        let fields: [String: JSON] = [
            "paatostunnus": fact("id").map { .value($0) } ?? .null, "paatospaivamaara": .optional(fact("decided")),
            "ratkaisun_laji": coded("outcome"), "sosiaalipalvelu_jota_paatos_koskee": .object(service),
            "paatoksen_voimassaolo": .object(["alkamispaiva": .optional(fact("from")), "paattymispaiva": .optional(fact("to"))]),
        ]
        let hasBlock = type != "11047" && type != "11059"
        let root = hasBlock ? ["asiakas": clients, "paatos": .object(fields)] : fields.merging(["asiakas": clients]) { $1 }
        return .object(["paatos_x": .object(root)])
    }
}
