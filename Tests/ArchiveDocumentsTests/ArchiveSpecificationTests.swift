import ArchiveDocuments
import CodeLists
import Delivery
import Foundation
import RegisterModel
import Testing

@Suite struct `The archive, drawn` {
    @Test func `has its examples`() { #expect(DrawnDocuments.page.count >= 30) }

    /// Lines that no example draws: metadata and content that name different known values.
    private static let mismatches = [
        "archive.task-mismatch": """
        "kind":"matter","content":{"asia_asiakirja":{"asian_tiedot":{"asiatunnus":{"value":"m"},"avauspaiva":"2023-01-05",\
        "palvelutehtava":{"code":"older-people"}}}}}
        """,
        "archive.service-mismatch": """
        "kind":"client-document","type":"19002","social_service":"home-care","content":{"merkinta":{\
        "sosiaalipalvelu":{"code":"family-care"},"sosiaalipalvelun_alkamispaiva":"2023-01-05"}}}
        """,
    ]

    @Test func `every rule on documents fails alone in one of them`() throws {
        var alone = Set(DrawnDocuments.page.map { Set($0.found.compactMap { $0["rule"] }) }.filter { $0.count == 1 }.flatMap { $0 })
        for (rule, rest) in Self.mismatches {
            let head = "\"document\":\"d\",\"set\":\"s\",\"version\":1,\"state\":\"final\",\"organiser\":\"90\",\"municipality\":\"091\""
            let line = "{\(head),\"service_task\":\"working-age\",\"persons\":[\"\(Archive.person(3))\"],\(rest)"
            let found = try Archive().read([line]).findings
            #expect(found.count == 1 && found[0].hasSuffix(" \(rule)"), "\(found)")
            alone.insert(rule)
        }
        for rule in Rule.all where rule.name.hasPrefix("archive.") { #expect(alone.contains(rule.name), "\(rule.name)") }
    }

    @Test(arguments: DrawnDocuments.page)
    func `documents become rows`(example: DrawnDocuments) throws {
        var random = Seeded(state: 1)
        let lines = example.documents.enumerated().map { example.document($1, number: $0 + 1).written(&random) }
        let archive = Archive()
        try archive.withFiles([Data(lines.joined(separator: "\n").utf8)]) { paths in
            let reading = try ArchiveReading.read(paths, period: archive.period, identityUse: .test, threads: 1)
            var rows: [[String: String]] = []
            reading.forEachRow { rows.append(DrawnDocuments.columns(of: $0)) }
            var found: [String] = []
            reading.forEachFinding { found.append("\($0.line) \($0.column) \($0.rule.rule.name)") }
            let columns = example.columns
            func text(_ rows: [[String: String]]) -> [String] {
                rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: " | ") }.sorted()
            }
            #expect(text(rows) == text(example.rows))
            #expect(found == example.found.map { "\($0["line"]!) \($0["column"]!) \($0["rule"]!)" })
            let totals = try #require(reading.totals.first)
            #expect(totals.read == lines.count)
            if let setAside = example.setAside {
                let counted = [
                    ("drafts", totals.drafts), ("superseded", totals.superseded), ("invalidated", totals.invalidated),
                    ("retired", totals.retired), ("inconclusive", totals.inconclusive),
                ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
                #expect(counted == setAside)
            }
        }
    }
}
