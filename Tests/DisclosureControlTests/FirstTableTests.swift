import CodeLists
import DisclosureControl
import RegisterModel
import Statistics
import Testing

@Suite struct `Clients by area and service task` {
    let quarter = MonitoringPeriod(year: 2023, quarter: 1)!

    /// Plausible figures from a fixed pattern: most large, some from 0 to 4.
    func table(delivered: Set<Block> = Set(Block.all)) -> StatisticalTable {
        var clients: [Block: Int] = [:]
        for (number, block) in Block.all.enumerated() {
            clients[block] = number % 7 == 0 ? number % 5 : 20 + (number * 7919) % 900
        }
        let totals = Dictionary(grouping: Block.all.filter(delivered.contains), by: \.area).mapValues { blocks in
            let counts = blocks.map { clients[$0] ?? 0 }
            return max(counts.max() ?? 0, counts.reduce(0, +) * 5 / 6)
        }
        return .clientsByAreaAndTask(quarter: quarter, clients: clients, totals: totals, delivered: delivered)
    }

    @Test func `no count from 1 to 4 is shown, and every small count has a companion`() throws {
        let table = table()
        let release = try Publication(tables: [table]).release()
        let released = release.tables[0]
        print("hidden \(release.record.summary)")
        for cell in released.cells {
            guard case .count(let value) = table.figures[cell] else { continue }
            switch released[cell] {
            case .shown(let shown):
                #expect(shown == value)
                #expect(!(1...4).contains(value), "\(cell)")
            case .hidden: #expect(value > 0)
            default: Issue.record("everything was delivered")
            }
        }
        for task in released.tasks {
            let hidden = released.places.filter { released.figure($0, task) == .hidden }
            #expect(hidden.count != 1, "a single hidden cell follows from the sum")
        }
    }

    @Test func `a block that has not arrived is not delivered, never zero`() throws {
        let missing = Block(Area("06")!, ServiceTask.inScope[1])
        let release = try Publication(tables: [table(delivered: Set(Block.all).subtracting([missing]))]).release()
        let released = release.tables[0]
        #expect(released.figure(.area(missing.area), missing.task) == .notDelivered)
        #expect(!released.coverage(.area(missing.area), nil).isComplete)
        #expect(released.coverage(.country, missing.task).delivered == 21)
        #expect(released.coverage(.country, missing.task).expected == 22)
        #expect(released.csv.contains("area,06,total,working-age,total,2023Q1,clients,,not-delivered\n"))
    }

    @Test func `nothing delivered is a table without a number`() throws {
        let released = try Publication(tables: [table(delivered: [])]).release().tables[0]
        #expect(released.cells.allSatisfy { released[$0] == .notDelivered })
        #expect(released.csv.split(separator: "\n").count == 1 + 23 * 7)
    }
}
