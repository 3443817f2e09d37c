import CodeLists
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

@testable import DisclosureControl

@Suite struct `Rounding` {
    private let settings = ProtectionSettings(method: .rounding(base: 5))
    private let task = ServiceTask.inScope[0]

    /// One task, so that nothing but sums relates the cells.
    private func table(_ count: @escaping (Area) -> Int) -> StatisticalTable {
        StatisticalTable(
            name: "t", quarter: SyntheticQuarter.quarter, places: [.country] + Area.organisers.map { .area($0) }, tasks: [task],
            delivered: Set(Block.all)
        ) { cell in cell.place.area.map(count) ?? Area.organisers.reduce(0) { $0 + count($1) } }
    }

    @Test func `finest cells go to the nearest multiple and sums are made of rounded parts`() throws {
        let released = try Publication(tables: [table { $0.index % 9 }], settings: settings).release().tables[0]
        var sum = 0
        for area in Area.organisers {
            let expected = (area.index % 9 + 2) / 5 * 5
            #expect(released.figure(.area(area), task) == .shown(expected))
            sum += expected
        }
        #expect(released.figure(.country, task) == .shown(sum))
    }

    @Test func `a cell keeps its rounded value until it is well past the boundary`() throws {
        let first = try Publication(tables: [table { 20 + $0.index }], settings: settings).release()
        let little = try Publication(tables: [table { 24 + $0.index }], earlier: [first.record], settings: settings).release()
        let much = try Publication(tables: [table { 40 + $0.index }], earlier: [first.record], settings: settings).release()
        for area in Area.organisers {
            #expect(little.tables[0].figure(.area(area), task) == first.tables[0].figure(.area(area), task))
            #expect(much.tables[0].figure(.area(area), task) != first.tables[0].figure(.area(area), task))
        }
    }

    @Test func `a total over tasks that narrows small tasks is refused, and the refusal says where`() throws {
        // Tasks of 2 and 2 round to 0 and so are at most 2 each; their total 3 rounds to 5 and so is at least 3: neither is 0.
        var clients = Dictionary(uniqueKeysWithValues: Block.all.map { ($0, 0) })
        var totals = Dictionary(uniqueKeysWithValues: Area.organisers.map { ($0, 0) })
        for task in ServiceTask.inScope.prefix(2) { clients[Block(Area("05")!, task)] = 2 }
        totals[Area("05")!] = 3
        let delivered = Set(Area.organisers.flatMap { area in ServiceTask.inScope.prefix(2).map { Block(area, $0) } })
        let table = StatisticalTable.clientsByAreaAndTask(
            quarter: SyntheticQuarter.quarter, clients: clients, totals: totals, delivered: delivered)
        let failure = #expect(throws: ProtectionFailure.self) { try Publication(tables: [table], settings: settings).release() }
        let cells = try #require(failure).cells
        #expect(!cells.isEmpty)
        for cell in cells { #expect(cell.place == .area(Area("05")!) || cell.place == .country, "\(cell)") }
    }
}
