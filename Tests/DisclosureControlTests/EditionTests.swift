import CodeLists
import Foundation
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

@testable import DisclosureControl

@Suite struct `Editions and linked tables` {
    private let areas = [Area("09")!, Area("16")!, Area("18")!]

    /// The first quarter, and the same with some persons more in one area.
    private func editions(seed: UInt64 = 11) -> (first: StatisticalTable, second: StatisticalTable, changed: Set<Block>) {
        let quarter = SyntheticQuarter(seed: seed)
        let first = quarter.table(areas: areas)
        let corrected = areas[1].municipalities.prefix(4)
        let more = Dictionary(uniqueKeysWithValues: corrected.enumerated().map { ($1, 1 + $0) })
        let task = ServiceTask.inScope[3]
        let second = StatisticalTable(
            name: first.name, quarter: first.quarter, places: first.places, tasks: first.tasks, ages: first.ages, delivered: first.delivered
        ) { cell in
            guard cell.task == nil || cell.task == task, cell.age.contains(AgeClass(.under18)) else { return quarter.count(cell) }
            let places: [Municipality] =
                switch cell.place {
                case .municipality(let municipality): [municipality]
                case .area(let area): area.municipalities
                default: areas.flatMap(\.municipalities)
                }
            return quarter.count(cell) + places.reduce(0) { $0 + (more[$1] ?? 0) }
        }
        return (first, second, Set(ServiceTask.inScope.map { Block(areas[1], $0) }))
    }

    private func versions(_ changed: Set<Block>) -> [Block: String] { Dictionary(uniqueKeysWithValues: changed.map { ($0, "2") }) }

    @Test func `the next edition keeps what was hidden hidden and what was shown known`() throws {
        let (first, second, changed) = editions()
        let one = try Publication(tables: [first]).release()
        let two = try Publication(tables: [second], earlier: [one.record], versions: versions(changed)).release()
        var carried = 0
        // In the corrected area the other municipalities may be of another group, which delivered nothing anew.
        let isSame = { (cell: Cell) in
            Set(cell.blocks).isDisjoint(with: changed) || cell.place.level == .municipality && first.figures[cell] == second.figures[cell]
        }
        for cell in first.cells where isSame(cell) {
            #expect(one.tables[0][cell] == two.tables[0][cell], "\(cell)")
            if one.tables[0][cell] == .hidden { carried += 1 }
        }
        #expect(carried > 50)
    }

    /// One task by area: 2 clients in one area, 10 in another, and in a third 50 that a correction makes 9.
    private func byArea(_ measure: Measure = .clients, corrected: Bool) -> StatisticalTable {
        let counts = [Area("03")!: 2, Area("07")!: 10, Area("12")!: corrected ? 9 : 50]
        return StatisticalTable(
            name: "by-area", measure: measure, quarter: SyntheticQuarter.quarter, places: [.country] + Area.organisers.map { .area($0) },
            tasks: [measure == .clients ? ServiceTask.inScope[0] : nil], delivered: Set(Block.all)
        ) { cell in
            cell.place.area.map { counts[$0] ?? 80 } ?? Area.organisers.reduce(0) { $0 + (counts[$1] ?? 80) }
        }
    }

    @Test func `two editions each safe alone are not safe together`() throws {
        let (first, second) = (byArea(corrected: false), byArea(corrected: true))
        let task = ServiceTask.inScope[0]
        let changed = versions([Block(Area("12")!, task)])
        let one = try Publication(tables: [first]).release()
        let afresh = try Publication(tables: [second]).release()
        // Protected afresh, the second edition hides another companion and shows the first one's.
        #expect(one.tables[0].figure(.area(Area("07")!), task) == .hidden)
        #expect(afresh.tables[0].figure(.area(Area("07")!), task) == .shown(10))
        let both = try SystemBuilder(Publication(tables: [second], earlier: [one.record], versions: changed))
        var pattern = Pattern(both.system, settings: .standard)
        var hidden = pattern.hidden
        for cell in second.cells {
            guard let number = both.numbers[cell] else { continue }
            hidden[number] = afresh.tables[0][cell] == .hidden && both.system.freedom[number] != .known
        }
        pattern.replaceHidden(hidden)
        var check = JointCheck(both.system, settings: .standard, limits: ProtectionLimits())
        #expect(check.run(pattern).narrow.contains { both.system.values[$0] == 2 })
        // With the first edition in the system the companion stays hidden.
        let two = try Publication(tables: [second], earlier: [one.record], versions: changed).release()
        #expect(two.tables[0].figure(.area(Area("07")!), task) == .hidden)
    }

    @Test func `decisions that did not change stay hidden where client periods did`() throws {
        let (first, second) = (byArea(.decisions, corrected: false), byArea(.decisions, corrected: true))
        let one = try Publication(tables: [first]).release()
        #expect(one.tables[0].figure(.area(Area("07")!), nil) == .hidden)
        let changed = versions(Set(ServiceTask.inScope.flatMap { [Block(Area("07")!, $0), Block(Area("12")!, $0)] }))
        let two = try Publication(tables: [second], earlier: [one.record], versions: changed).release()
        #expect(two.tables[0].figure(.area(Area("07")!), nil) == .hidden)
    }

    @Test func `the same edition twice is the same to the byte`() throws {
        let (first, second, changed) = editions()
        func make() throws -> [Data] {
            let one = try Publication(tables: [first]).release()
            let two = try Publication(tables: [second], earlier: [one.record], versions: versions(changed)).release()
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return try [encoder.encode(one.record), encoder.encode(two.record), Data(one.tables[0].csv.utf8), Data(two.tables[0].csv.utf8)]
        }
        #expect(try make() == make())
    }

    @Test func `a record is read back as it was written`() throws {
        let (first, second, changed) = editions()
        let one = try Publication(tables: [first]).release()
        let read = try JSONDecoder().decode(ReleaseRecord.self, from: JSONEncoder().encode(one.record))
        let direct = try Publication(tables: [second], earlier: [one.record], versions: versions(changed)).release()
        let stored = try Publication(tables: [second], earlier: [read], versions: versions(changed)).release()
        #expect(direct.record.summary == stored.record.summary)
    }

    @Test func `a table safe alone is unsafe beside another`() throws {
        // Ages in other classes, each protected on its own; their hidden cells together are then exact or narrow.
        let quarter = SyntheticQuarter(seed: 12)
        let coarse: [AgeClass] = [AgeClass([.under18, .from18]), AgeClass([.from25]), AgeClass([.from65, .over84]), .total]
        let tables = [quarter.table(areas: areas), quarter.table(name: "coarse", ages: coarse, areas: areas)]
        let alone = try tables.map { try Publication(tables: [$0]).release().tables[0] }
        let builder = try SystemBuilder(Publication(tables: tables))
        var pattern = Pattern(builder.system, settings: .standard)
        for table in alone {
            for cell in table.cells where table[cell] == .hidden { if let number = builder.numbers[cell] { pattern.hide(number) } }
        }
        for cell in tables[1].cells where alone[1][cell] != .hidden { if let number = builder.numbers[cell] { pattern.show(number) } }
        var check = JointCheck(builder.system, settings: .standard, limits: ProtectionLimits())
        let breaches = check.run(pattern)
        print("two tables each safe alone: \(breaches.narrow.count) narrow, \(breaches.insider.count) insider")
        #expect(!breaches.narrow.isEmpty)
        let together = try Publication(tables: tables).release()
        #expect(together.tables.count == 2)
    }

    @Test func `figures that contradict each other publish nothing`() {
        let first = editions().first
        let wrong = StatisticalTable(
            name: "wrong", quarter: first.quarter, places: first.places, tasks: first.tasks, ages: first.ages, delivered: first.delivered
        ) { cell in
            guard case .count(let value) = first.figures[cell] else { return 0 }
            return cell.place == .area(areas[0]) ? value + 1 : value
        }
        #expect(throws: ProtectionFailure.self) { try Publication(tables: [wrong]).release() }
        #expect(throws: ProtectionFailure.self) { try Publication(tables: [first, wrong]).release() }
    }

    @Test func `started and continuing clients add up to all`() throws {
        let quarter = SyntheticQuarter(seed: 13)
        let area = [Area("21")!]
        let clients = quarter.table(areas: area)
        // A third starts, leaving the rest to continue; small rows begin where the number is not a multiple of three.
        func municipal(_ cell: Cell) -> Int {
            let places: [Place] = cell.place.level == .municipality ? [cell.place] : area[0].municipalities.map { .municipality($0) }
            let ages: [AgeClass] = cell.age.isTotal ? SyntheticQuarter.ages.map { AgeClass($0) } : [cell.age]
            return places.reduce(0) { sum, place in sum + ages.reduce(0) { $0 + quarter.count(cell.at(place).aged($1)) / 3 } }
        }
        func table(_ measure: Measure) -> StatisticalTable {
            StatisticalTable(
                name: measure.rawValue, measure: measure, quarter: clients.quarter, places: Array(clients.places.dropFirst()),
                tasks: clients.tasks, ages: clients.ages, delivered: clients.delivered
            ) { cell in
                measure == .started ? municipal(cell) : quarter.count(cell.counting(.clients)) - municipal(cell)
            }
        }
        let release = try Publication(tables: [clients, table(.started), table(.continuing)]).release()
        for cell in clients.cells.dropFirst(clients.tasks.count * clients.ages.count) {
            let hidden = [Measure.clients, .started, .continuing].enumerated().filter { release.tables[$0][cell.counting($1)] == .hidden }
            #expect(hidden.count != 1, "\(cell) follows from the other two")
        }
    }
}
