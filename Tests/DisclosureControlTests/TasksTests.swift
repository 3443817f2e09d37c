import CodeLists
import RegisterModel
import Statistics
import Testing

@testable import DisclosureControl

/// Totals over tasks stand over the tasks in another way for each measure.
@Suite struct `Totals over service tasks` {
    private let quarter = MonitoringPeriod("2023Q1")!
    private let area = Area("14")!

    /// So many persons who had services for older people long before the quarter and began in disability services within it, with
    /// enough others in each task.
    private func counter(_ crossing: Int) throws -> ClientCounter {
        var counter = ClientCounter(quarter: quarter)
        let (older, disability) = (try #require(ServiceTask("older-people")), try #require(ServiceTask("disability")))
        let (old, new) = (try #require(Day("2020-03-02")), try #require(Day("2023-02-01")))
        func period(_ task: ServiceTask, _ start: Day) -> CountedPeriod {
            CountedPeriod(organiser: area, municipality: area.municipalities.first, task: task, start: start)
        }
        for _ in 0..<crossing { counter.count([period(older, old), period(disability, new)], age: .over84) }
        for _ in 0..<40 { counter.count([period(older, old)], age: .over84) }
        for _ in 0..<30 { counter.count([period(disability, old)], age: .over84) }
        return counter
    }

    private func table(_ counter: ClientCounter, _ measures: [Measure]) -> StatisticalTable {
        let blocks = Set(ServiceTask.inScope.map { Block(area, $0) })
        return counter.table(
            name: "changes", measures: measures, places: [.country, .area(area)], tasks: ServiceTask.inScope.map { $0 } + [nil],
            ages: [.total], arrival: Arrival(blocks: blocks))
    }

    @Test func `who starts in one task while another is open has not started over all tasks, and the table is still protected`() throws {
        let changes = table(try counter(3), [.clients, .started, .continuing, .ended])
        let started = Cell(.started, quarter, .area(area), task: ServiceTask("disability"))
        #expect(changes.figures[started] == .count(3))
        #expect(changes.figures[started.of(nil)] == .count(0))
        let release = try Publication(tables: [changes]).release()
        #expect(release.tables[0][started] == .hidden)
    }

    /// One of those with services for older people in one municipality counts for disability in another, where nobody counts over all tasks.
    @Test func `where a municipality shows that somebody moved, nothing is built on its area, and all on the country`() throws {
        let (older, disability) = (try #require(ServiceTask("older-people")), try #require(ServiceTask("disability")))
        let (left, reached) = (Place.municipality(area.municipalities[0]), Place.municipality(area.municipalities[1]))
        func table(moved: Bool) -> StatisticalTable {
            StatisticalTable(
                name: "moved", quarter: quarter, places: [.country, .area(area), left, reached], tasks: [older, disability, nil],
                delivered: Set(ServiceTask.inScope.map { Block(area, $0) })
            ) { cell in
                switch (cell.place, cell.task) {
                case (left, disability): 1
                case (left, nil): moved ? 0 : 1
                case (left, _), (reached, disability): 0
                case (reached, _): moved ? 11 : 10
                case (_, disability): 1
                case (_, older): moved ? 11 : 10
                default: 11
                }
            }
        }
        for moved in [true, false] {
            let builder = try SystemBuilder(Publication(tables: [table(moved: moved)]))
            func allowances(_ place: Place) -> [Int] {
                builder.system.covers.filter { $0.total == builder.numbers[Cell(.clients, quarter, place)] }.flatMap(\.partAllowances)
            }
            // One who moved, and as many more as the width, for all anybody knows.
            #expect(allowances(left) == (moved ? [0, 6] : [0, 0]))
            #expect(allowances(.area(area)) == (moved ? [0, 6] : [0, 0]))
            #expect(allowances(.country) == [0, 0])
        }
    }
}
