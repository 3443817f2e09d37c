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
}
