import CodeLists
import DisclosureControl
import Foundation
import Localization
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

@Suite struct `Formats` {
    static let texts = TableTexts(
        title: "Clients \"by\" area", source: "Source", subject: "Welfare", unit: "persons", notes: ["Note\nDATA=1"], area: "Area",
        task: "Task", age: "Age", quarter: "Quarter", measure: "Measure", country: "Whole country", unknownMunicipality: "not known",
        total: "Total", unknownAge: "Not known", measureNames: [.clients: "Clients"], hidden: "hidden", notDelivered: "not delivered",
        notApplicable: "not applicable")

    static func released() throws -> ReleasableTable {
        let areas = [Area("08")!, Area("21")!]
        let quarter = SyntheticQuarter(seed: 21)
        let missing = Block(areas[1], ServiceTask.inScope[5])
        let source = quarter.table(areas: areas)
        let table = StatisticalTable(
            name: "clients", quarter: source.quarter, places: Array(source.places.dropFirst()), tasks: source.tasks, ages: source.ages,
            delivered: Set(Block.all).subtracting([missing]), count: quarter.count)
        return try Publication(tables: [table]).release().tables[0]
    }

    @Test func `CSV has every row, and a status wherever there is no value`() throws {
        let table = try Self.released()
        let rows = table.csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows[0].joined(separator: ",") == "area_level,area,parent,service_task,age_group,quarter,measure,value,status")
        #expect(rows.count == 1 + table.cells.count)
        #expect(rows.allSatisfy { $0.count == 9 })
        for row in rows.dropFirst() { #expect(row[7].isEmpty == (row[8] != "shown")) }
        #expect(rows.contains { $0[8] == "hidden" } && rows.contains { $0[7] == "0" } && rows.contains { $0[8] == "not-delivered" })
    }

    @Test func `the tally of a prepared file is that of its rows`() throws {
        let table = try Self.released()
        let statuses = table.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",").last ?? "" }
        func count(_ status: String) -> Int { statuses.filter { $0 == status }.count }
        let tally = try FigureTally(prepared: try table.prepared())
        #expect((tally.shown, tally.hidden) == (count("shown"), count("hidden")))
        #expect((tally.notDelivered, tally.notApplicable) == (count("not-delivered"), count("not-applicable")))
        #expect(tally.hidden > 0 && tally.notDelivered > 0 && tally.all == statuses.count && tally == table.tally)
        #expect(throws: (any Error).self) { try FigureTally(prepared: Data("{}".utf8)) }
    }

    @Test func `JSON-stat holds null and a mark for every number that is not shown`() throws {
        struct Document: Decodable {
            struct Category: Decodable {
                let index: [String]
                let label: [String: String]
            }
            struct Dimension: Decodable { let category: Category }
            let version: String
            let id: [String]
            let size: [Int]
            let value: [Int?]
            let status: [String: String]
            let dimension: [String: Dimension]
        }
        let table = try Self.released()
        let document = try JSONDecoder().decode(Document.self, from: Data(table.jsonStat(Self.texts, language: .fi).utf8))
        #expect(document.version == "2.0")
        #expect(document.id == ["area", "service_task", "age_group", "quarter", "measure"])
        #expect(document.size == document.id.map { document.dimension[$0]?.category.index.count ?? 0 })
        #expect(document.size.reduce(1, *) == document.value.count)
        for (place, cell) in table.cells.enumerated() {
            #expect(document.value[place] == table[cell].value)
            #expect(document.status[String(place)] == table[cell].mark)
        }
        #expect(document.dimension["area"]?.category.label["08"] == Area("08")?.entry.fi)
    }

    @Test func `PX is complete, and its data stand where the variables say`() throws {
        let table = try Self.released()
        let text = table.px([.sv: Self.texts, .fi: Self.texts, .en: Self.texts], updated: "20230601 12:00")
        for keyword in [
            "MATRIX", "SUBJECT-CODE", "SUBJECT-AREA", "CONTENTS", "UNITS", "DECIMALS", "TITLE", "STUB", "HEADING", "VALUES(\"Area\")",
        ] {
            #expect(text.contains("\n\(keyword)="), "\(keyword)")
        }
        #expect(text.hasPrefix("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\n"))
        #expect(text.contains("TIMEVAL(\"Quarter\")=TLIST(Q1),\"20231\";"))
        let parts = text.components(separatedBy: "DATA=\n")
        #expect(parts.count == 2)
        let data = parts[1].split(whereSeparator: { " \n;".contains($0) }).map(String.init)
        let expected = table.places.flatMap { place in
            table.ages.flatMap { age in
                table.tasks.map { task in
                    let figure = table.figure(place, task, age)
                    return figure.value.map(String.init) ?? "\"\(figure.mark ?? "")\""
                }
            }
        }
        #expect(data == expected)
        #expect(text.hasSuffix(" \n;\n"))
        let lines = text.components(separatedBy: ";\n")
        let titles = lines.indices.filter { lines[$0].hasPrefix("TITLE") }
        #expect(titles.count == 3 && titles[2] == titles[0] + 2)
    }
}
