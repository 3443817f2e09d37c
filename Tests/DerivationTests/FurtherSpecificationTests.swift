import CodeLists
import Delivery
import Derivation
import Localization
import RegisterModel
import Statistics
import Testing

/// The drawn pages about what is done with derived rows: explaining them (section 9) and counting them (section 10).
@Suite struct `The specification of what follows, drawn` {
    private let quarter = MonitoringPeriod("2023Q1")!

    @Test(arguments: [("explaining", 6), ("counting", 6)] as [(String, Int)])
    func `has its examples`(page: String, count: Int) { #expect(DrawnExample.page(page).count >= count) }

    @Test(arguments: DrawnExample.page("explaining"))
    func `explaining`(example: DrawnExample) throws {
        let sources = try Deriving().read(try DrawnTables.input(example))
        let person = PersonIdentifier.identityCode(try IdentityCode(DrawnTables.person("A")))
        let explained = try Explainer(period: quarter, gapDays: example.gapDays).explain(person, from: sources, threads: 2)
        let hasTask = example.tables["explained"]?.first?["task"] != nil
        var lines: [String] = []
        for block in BlockKind.allCases {
            for row in explained.rows where row.block == block {
                let key = [block.rawValue] + (hasTask ? [row.serviceTask?.slug ?? ""] : [])
                let days = [row.days.start.description, row.days.end?.description ?? ""]
                lines += row.origins.map { line(key + days, $0) }
            }
            for (_, origin) in explained.unused.filter({ $0.block == block }) {
                lines.append(line([block.rawValue] + (hasTask ? [""] : []) + ["", ""], origin))
            }
        }
        let columns = ["block"] + (hasTask ? ["task"] : []) + ["start", "end", "id", "why"]
        #expect(lines == (example.tables["explained"] ?? []).map { row in columns.map { row[$0] ?? "" }.joined(separator: "|") })
    }

    private func line(_ row: [String], _ origin: Explanation.Origin) -> String {
        (row + [origin.id, origin.role.text(in: .en)]).joined(separator: "|")
    }

    @Test(arguments: DrawnExample.page("counting"))
    func `counting`(example: DrawnExample) throws {
        var counter = ClientCounter(quarter: quarter)
        let periods = try #require(example.tables["periods"])
        for rows in Dictionary(grouping: periods, by: { $0["person"] ?? "" }).values { counter.count(rows.map(counted), age: .from18) }
        var lines: [String] = []
        counter.forEachCount { measure, place, task, _, count in
            if measure != .clients { return }
            switch place {
            case .municipality(let municipality):
                lines.append("\(task?.slug ?? "")|\(municipality.area.slug)|\(municipality.slug)|\(count)")
            case .unknownMunicipality(let area): lines.append("\(task?.slug ?? "")|\(area.slug)||\(count)")
            default: Issue.record("a count of \(place)")
            }
        }
        let wanted = (example.tables["counted"] ?? []).map { row in
            "\(row["task"] ?? "")|\(row["organiser"] ?? "08")|\(row["municipality"] ?? "")|\(row["clients"] ?? "")"
        }
        #expect(lines.sorted() == wanted.sorted())
        for row in example.tables["totals"] ?? [] {
            let place: Place = Area(row["organiser"] ?? "").map { .area($0) } ?? .country
            let cell = Cell(.clients, quarter, place, task: ServiceTask(row["task"] ?? ""))
            #expect(String(counter.count(cell)) == row["clients"], "\(row)")
        }
    }

    private func counted(_ row: [String: String]) -> CountedPeriod {
        CountedPeriod(
            organiser: Area(row["organiser"] ?? "08")!, municipality: Municipality(row["municipality"] ?? ""),
            task: ServiceTask(row["task"] ?? "working-age")!, start: Day(row["start"] ?? "")!, end: Day(row["end"] ?? ""))
    }
}
