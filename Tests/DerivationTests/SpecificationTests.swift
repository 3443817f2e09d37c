import Delivery
import Testing

@Suite struct `The specification, drawn` {
    /// What stands in a table where a column is not drawn.
    private static let usual = ["organiser": "90", "municipality": "091", "task": "working-age"]

    @Test func `has its examples`() { #expect(DrawnExample.page("client-periods").count >= 25) }

    @Test(arguments: DrawnExample.page("client-periods"))
    func `client periods`(example: DrawnExample) throws {
        let columns = ["person", "organiser", "municipality", "task"]
        func text(_ row: [String: String], _ more: [String]) -> String {
            (columns + more).map { column in
                let value = row[column] ?? Self.usual[column] ?? ""
                return column == "person" ? Deriving.person(Int(value.utf8.first!)) : value
            }.joined(separator: ",")
        }
        let given = Deriving.header + example.given.map { text($0, ["matter", "opened", "closed", "joined", "left"]) + "\n" }.joined()
        let result = try Deriving(gapDays: example.gapDays).run([given])
        #expect(result.rows == example.reported.map { text($0, ["start", "end"]) }.sorted())
        #expect(result.findings == example.found.map { "0.csv:\($0["line"]!) \($0["rule"]!)" })
        for totals in result.totals { #expect(totals.read == example.given.count) }
    }
}
