import Delivery
import RegisterModel
import Testing

@Suite struct `The specification of the archive, drawn` {
    @Test func `has its examples`() { #expect(DrawnExample.page("archive").count >= 13) }

    @Test(arguments: DrawnExample.page("archive"))
    func `documents`(example: DrawnExample) throws {
        let given = try #require(example.tables["documents"])
        let lines = try given.enumerated().map { try DrawnDocuments.line($1, number: $0 + 1) }
        let result = try Deriving().run(Deriving.Input(documents: lines))
        let blocks: [(String, BlockKind)] = [
            ("periods", .clientPeriods), ("children", .childProtectionPeriods), ("decisions", .serviceDecisions),
            ("services", .receivedServices),
        ]
        for (name, kind) in blocks {
            // A block that is not drawn has no rows.
            let rows = example.tables[name] ?? []
            let columns = DrawnTables.columns(of: TableKind(rawValue: kind.rawValue)!)
            #expect(result.blocks[kind] == rows.map { DrawnTables.line($0, columns) }.sorted(), "\(kind)")
            let imprecise = rows.filter { $0["imprecise"] == "yes" }.map { DrawnTables.person($0["person"]!) }
            let marked = result.provenance.filter { $0.hasPrefix("\(kind.rawValue),") && $0.hasSuffix(",archive,yes") }
            #expect(marked.map { String($0.split(separator: ",")[1]) } == imprecise, "\(kind)")
        }
        let found = result.findings.filter { !$0.contains("child-protection-unknown") }
        #expect(found == (example.tables["found"] ?? []).map { "archive.ndjson:\($0["line"]!) \($0["rule"]!)" })
    }
}
