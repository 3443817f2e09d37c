import Delivery
import RegisterModel
import Testing

@Suite struct `Random decisions, services and child protection` {
    typealias Seeded = `Random matters`.Seeded

    private static let quarter = ObviousEvidence(first: "2023-01-01", last: "2023-03-31", gapDays: 0)
    private static let places = [("90", "091"), ("08", "837"), ("08", "211"), ("08", "")]
    /// Days that meet the quarter's ends exactly, and others around them.
    private static let days = ["2022-12-31", "2023-01-01", "2023-01-02", "2023-03-30", "2023-03-31", "2023-04-01"]

    private func day(_ random: inout Seeded) -> String {
        Bool.random(using: &random)
            ? Self.days.randomElement(using: &random)! : Day("2022-11-20")!.adding(Int.random(in: 0..<150, using: &random)).description
    }

    private func end(from start: String, _ random: inout Seeded) -> String {
        if Int.random(in: 0..<3, using: &random) == 0 { return "" }
        let fixed = Self.days.randomElement(using: &random)!
        if fixed >= start && Bool.random(using: &random) { return fixed }
        return Day(start)!.adding(Int.random(in: 0..<60, using: &random)).description
    }

    private func client(_ random: inout Seeded) -> [String] {
        let number = Int.random(in: 0..<6, using: &random)
        let person = number == 5 ? "1.2.246.10.3|t-\(Int.random(in: 1...2, using: &random))" : Deriving.person(number * 29)
        let place = Self.places.randomElement(using: &random)!
        return [person, place.0, place.1]
    }

    private func children(_ random: inout Seeded) -> [[String]] {
        (0..<Int.random(in: 1...25, using: &random)).map { _ in
            let start = day(&random)
            return client(&random) + [start, end(from: start, &random)]
        }
    }

    private func decisions(_ random: inout Seeded) -> [[String]] {
        let types = [
            ("working-age-service-decision", "working-age", "social-work"), ("aftercare-decision", "child-protection", "social-work"),
            ("older-people-service-decision", "older-people", "home-care"),
            ("supplementary-income-support-decision", "working-age", "income-support"),
        ]
        return (0..<Int.random(in: 0...40, using: &random)).map { index in
            let decided = day(&random)
            let from = Bool.random(using: &random) ? "" : day(&random)
            let type = types.randomElement(using: &random)!
            return client(&random) + [
                type.0, type.1, type.2, "D\(index)", decided, ["positive", "partly-positive", "negative"].randomElement(using: &random)!,
                from, end(from: from.isEmpty ? decided : from, &random),
            ]
        }
    }

    private func services(_ random: inout Seeded) -> [[String]] {
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
            let start = day(&random)
            return client(&random) + [
                ["working-age", "older-people"].randomElement(using: &random)!,
                ["social-work", "home-care", "income-support"].randomElement(using: &random)!,
                ["valid-service", "unit-relationship", "operations-system", "health-system", "other"].randomElement(using: &random)!, start,
                end(from: start, &random),
            ]
        }
    }

    /// A file of rows in any order with some of them repeated.
    private func file(_ kind: TableKind, _ rows: [[String]], _ random: inout Seeded) -> String {
        let again = rows + rows.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
        let lines = again.shuffled(using: &random).map { row in
            // A row of services has an empty unit between the service and the evidence.
            (kind == .services ? Array(row[...4]) + [""] + row[5...] : row).joined(separator: ",")
        }
        return ([kind.columns.joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
    }

    @Test(arguments: 0..<80)
    func `are derived as the plainest way does, in any order and with any repetition, on one thread or two`(index: Int) throws {
        let seed = UInt64(index) &* 6_700_417 &+ 20_230_401
        print("seed \(seed)")
        var random = Seeded(state: seed)
        let (children, decisions, services) = (children(&random), decisions(&random), services(&random))
        var obvious = Self.quarter
        obvious.gapDays = [0, 0, 1, 5].randomElement(using: &random)!
        let wanted: [BlockKind: [String]] = [
            .childProtectionPeriods: obvious.childProtection(Set(children)), .serviceDecisions: obvious.decisions(Set(decisions)),
            .receivedServices: obvious.receivedServices(Set(decisions), Set(services)),
        ]
        for threads in [1, 2] {
            let input = Deriving.Input(files: [
                .childProtection: [file(.childProtection, children, &random)], .decisions: [file(.decisions, decisions, &random)],
                .services: [file(.services, services, &random)],
            ])
            let result = try Deriving(gapDays: obvious.gapDays, threads: threads).run(input)
            #expect(result.blocks == wanted, "seed \(seed)")
            #expect(result.coverage.none == result.coverage.decisions - (wanted[.serviceDecisions]?.count ?? 0), "seed \(seed)")
        }
    }

    @Test(arguments: 0..<40)
    func `of two sources give the union, whichever row came by which way`(index: Int) throws {
        let seed = UInt64(index) &* 104_729 &+ 20_230_402
        print("seed \(seed)")
        var random = Seeded(state: seed)
        let rows = services(&random).filter { !$0[0].contains("|") }
        var input = Deriving.Input()
        var separate: [[String]] = []
        let appender = RowAppender()
        for row in rows {
            if Bool.random(using: &random) { separate.append(row) } else { try DrawnTables.append(services: row, to: appender) }
        }
        input.files[.services] = [file(.services, separate, &random)]
        input.archive[.services] = appender
        let result = try Deriving().run(input)
        #expect(result.blocks[.receivedServices] == Self.quarter.receivedServices([], Set(rows)), "seed \(seed)")
        for line in result.provenance {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let ofKey = { (row: [String]) in row[0] == fields[1] && row[1] == fields[2] && row[3] == fields[4] && row[4] == fields[5] }
            let inQuarter = { (row: [String]) in row[6] <= "2023-03-31" && (row[7].isEmpty || row[7] >= "2023-01-01") }
            let isSeparate = separate.contains { ofKey($0) && inQuarter($0) }
            let isArchived = rows.contains { row in ofKey(row) && inQuarter(row) && !separate.contains(row) }
            // A row that stands in both ways is told by its own source only where no equal row hides it.
            if isSeparate != isArchived, Set(rows).count == rows.count {
                #expect(fields[8] == (isSeparate ? "separate" : "archive"), "seed \(seed)")
            }
        }
    }
}
