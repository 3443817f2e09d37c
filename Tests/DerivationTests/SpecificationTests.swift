import Delivery
import RegisterModel
import Testing

@Suite struct `The specification, drawn` {
    @Test(
        arguments: [("client-periods", 25), ("child-protection", 8), ("decisions", 11), ("received-services", 6), ("two-sources", 6)]
            as [(String, Int)])
    func `has its examples`(page: String, count: Int) { #expect(DrawnExample.page(page).count >= count) }

    /// A page with one kind of input and one block, without words above its tables.
    private func check(_ example: DrawnExample, _ extract: TableKind, _ block: BlockKind) throws {
        let input = Deriving.Input(files: [extract: [DrawnTables.file(extract, example.given)]])
        let result = try Deriving(gapDays: example.gapDays).run(input)
        let wanted = example.reported.map { DrawnTables.line($0, DrawnTables.columns(of: TableKind(rawValue: block.rawValue)!)) }
        #expect(result.blocks[block] == wanted.sorted())
        #expect(result.findings.map { $0.split(separator: ":")[1] } == example.found.map { "\($0["line"]!) \($0["rule"]!)" })
        for totals in result.totals { #expect(totals.read == example.given.count) }
    }

    @Test(arguments: DrawnExample.page("client-periods"))
    func `client periods`(example: DrawnExample) throws { try check(example, .matters, .clientPeriods) }

    @Test(arguments: DrawnExample.page("child-protection"))
    func `child protection`(example: DrawnExample) throws { try check(example, .childProtection, .childProtectionPeriods) }

    @Test(arguments: DrawnExample.page("decisions"))
    func `decisions`(example: DrawnExample) throws { try check(example, .decisions, .serviceDecisions) }

    @Test(arguments: DrawnExample.page("received-services"))
    func `received services`(example: DrawnExample) throws {
        let result = try Deriving().run(try DrawnTables.input(example))
        let wanted = example.reported.map { DrawnTables.line($0, DrawnTables.columns(of: .receivedServices)) }
        #expect(result.blocks[.receivedServices] == wanted.sorted())
        #expect(result.findings == example.found.map { "\($0["file"]!)0.csv:\($0["line"]!) \($0["rule"]!)" })
    }

    @Test(arguments: DrawnExample.page("two-sources"))
    func `two sources`(example: DrawnExample) throws {
        let result = try Deriving().run(try DrawnTables.input(example))
        let only: TableKind? = example.tables["matters"] != nil ? .clientPeriods : nil
        for kind in BlockKind.allCases {
            let rows = example.reported.filter { ($0["block"] ?? only?.rawValue) == kind.rawValue }
            if rows.isEmpty { continue }
            let wanted = rows.map { DrawnTables.line($0, DrawnTables.columns(of: TableKind(rawValue: kind.rawValue)!)) }
            #expect(result.blocks[kind] == wanted.sorted())
        }
        let key: [DrawnTables.Column] = [("block", ""), ("person", ""), ("organiser", "90")]
        let provenance: [DrawnTables.Column] =
            key + [("municipality", "091"), ("task", ""), ("service", ""), ("id", ""), ("start", ""), ("source", ""), ("imprecise", "")]
        let differences: [DrawnTables.Column] = key + [("task", ""), ("service", ""), ("id", ""), ("archive", ""), ("separate", "")]
        #expect(result.provenance == (example.tables["provenance"] ?? []).map { DrawnTables.line($0, provenance) })
        #expect(result.differences == (example.tables["differences"] ?? []).map { DrawnTables.line($0, differences) })
    }
}
