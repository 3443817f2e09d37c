import CodeLists
import RegisterModel
import Statistics
import Testing

@testable import DisclosureControl

/// Whoever is a client in a quarter ends in it or continues in the next, so what one quarter hides must not follow from another.
@Suite struct `Neighbouring quarters` {
    private let first = MonitoringPeriod("2023Q1")!
    private let second = MonitoringPeriod("2023Q2")!
    private let task = ServiceTask("older-people")
    private let areas = ["14", "18", "05"].compactMap { Area($0) }

    /// The table of changes of a quarter: so many clients of each area open since long, of whom the given numbers end in the first quarter.
    private func table(_ quarter: MonitoringPeriod, ending: [Int], of clients: Int = 40) throws -> StatisticalTable {
        let task = try #require(task)
        let (old, end) = (try #require(Day("2021-03-02")), try #require(Day("2023-02-01")))
        var counter = ClientCounter(quarter: quarter)
        for (area, ending) in zip(areas, ending) {
            for person in 0..<clients where person >= ending || quarter == first {
                counter.count(
                    [
                        CountedPeriod(
                            organiser: area, municipality: area.municipalities.first, task: task, start: old,
                            end: person < ending ? end : nil)
                    ], age: .over84)
            }
        }
        return counter.table(
            name: "changes", measures: [.clients, .started, .continuing, .ended], places: [.country] + areas.map { .area($0) },
            tasks: ServiceTask.inScope.map { $0 } + [nil], ages: [.total],
            arrival: Arrival(blocks: Set(areas.flatMap { area in ServiceTask.inScope.map { Block(area, $0) } })))
    }

    private func links() -> [Publication.Link] {
        ([.country] + areas.map { .area($0) }).flatMap { (place: Place) in
            [task, nil].map { task in
                Publication.Link(
                    total: Cell(.clients, first, place, task: task),
                    parts: [Cell(.ended, first, place, task: task), Cell(.continuing, second, place, task: task)])
            }
        }
    }

    @Test func `what ended in one quarter does not follow from who continues in the next`() throws {
        let endings = [3, 8, 12]
        let before = try Publication(tables: [try table(first, ending: endings)]).release()
        let small = Cell(.ended, first, .area(areas[0]), task: task)
        #expect(before.tables[0][small] == .hidden)
        #expect(before.tables[0][small.counting(.clients)] == .shown(40))
        let next = [try table(second, ending: endings)]
        let alone = try Publication(tables: next).release()
        let continuing = Cell(.continuing, second, .area(areas[0]), task: task)
        // 40 clients of whom 37 continue: alone, the next quarter would tell that 3 ended.
        #expect(alone.tables[0][continuing] == .shown(37))
        let together = try Publication(tables: next, neighbours: [before.record], links: links()).release()
        #expect(together.tables[0][continuing] == .hidden)
        #expect(together.record.summary.relations > alone.record.summary.relations)
    }

    @Test func `few who have not ended are protected before the next quarter shows them`() throws {
        let release = try Publication(tables: [try table(first, ending: [38, 8, 12])]).release()
        let ended = Cell(.ended, first, .area(areas[0]), task: task)
        let isOpen = [ended, ended.counting(.clients)].allSatisfy { release.tables[0][$0].value != nil }
        #expect(!isOpen)
    }

    @Test func `corrections of the past leave the next quarter free`() throws {
        // Two of those who did not end are no longer told of: nobody can know that, and the small number need not refuse the quarter.
        let before = try Publication(tables: [try table(first, ending: [34, 8, 12])]).release()
        let next = try table(second, ending: [36, 8, 12])
        let release = try Publication(tables: [next], neighbours: [before.record], links: links()).release()
        #expect(release.tables[0][Cell(.continuing, second, .area(areas[0]), task: task)] == .hidden)
    }
}
