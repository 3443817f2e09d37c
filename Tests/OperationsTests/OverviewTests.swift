import CodeLists
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Statistics
import Testing

@Suite struct `THL's view` {
    @Test func `the overview follows an organiser from nothing to everything`() async throws {
        let office = try await Office()
        func helsinki() async throws -> OrganiserStatus {
            let overview = try await office.operations.roundOverview(by: office.officer)
            #expect(overview.organisers.map(\.area) == Area.organisers)
            return try #require(overview.organisers.first { $0.area == Office.helsinkiArea })
        }
        var status = try await helsinki()
        #expect((status.notification, status.delivery, status.unassignedCount) == (.none, .none, 1))
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        status = try await helsinki()
        #expect((status.notification, status.delivery, status.submittedCount) == (.complete, .none, 1))
        _ = try await office.deliver(try parts(rows: [row(1, "no-such-task")]), by: office.helsinki)
        #expect(try await helsinki().returnedDeliveryCount == 1)
        office.clock.advance(60)
        _ = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        status = try await helsinki()
        #expect((status.notification, status.delivery, status.returnedDeliveryCount) == (.complete, .complete, 0))
        #expect(status.lastDeliveredAt == office.clock.now)
    }

    @Test func `a county with a municipality in no group is never complete`() async throws {
        let office = try await Office()
        let group = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        try await office.submit(group.id, by: office.pirkanmaa)
        let overview = try await office.operations.roundOverview(by: office.statistician)
        let status = try #require(overview.organisers.first { $0.area == Office.pirkanmaaArea })
        #expect((status.notification, status.unassignedCount) == (.partly, Office.pirkanmaaArea.municipalities.count - 1))
    }

    @Test func `the matrix holds what came against what was declared`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        func cells() async throws -> [String: DeliveryMatrix.Cell] {
            let matrix = try await office.operations.deliveryMatrix(by: office.officer)
            #expect(matrix.tasks == ServiceTask.inScope)
            let row = try #require(matrix.rows.first)
            return Dictionary(uniqueKeysWithValues: row.cells.map { ($0.task.slug, $0) })
        }
        #expect(Set(try await cells().values.map(\.status)) == [.nothing])
        _ = try await office.submit(group.id, by: office.helsinki)
        #expect(Set(try await cells().values.map(\.status)) == [.waiting])
        #expect(try await cells()["disability"]?.declared == [.archive])
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(1), row(2)]), by: office.helsinki)
        _ = try await office.deliver(try parts(channel: .separate, rows: [row(3, "disability")]), by: office.helsinki)
        let found = try await cells()
        #expect(found["older-people"]?.status == .arrived)
        #expect(found["older-people"]?.arrived == [.archive: 2, .separate: 0])
        #expect(found["disability"]?.status == .undeclared)
        #expect(found["working-age"]?.status == .silent)
    }

    @Test func `of two declared channels one is partly`() async throws {
        let cell = DeliveryMatrixCell.self
        #expect(cell.status([.archive, .separate], [.archive: 5]) == .partly)
        #expect(cell.status([.archive, .separate], [.archive: 5, .separate: 0]) == .partly)
        #expect(cell.status([.archive, .separate], [.archive: 5, .separate: 1]) == .arrived)
        #expect(cell.status([.archive], [:]) == .waiting)
        #expect(cell.status(nil, [.archive: 5]) == .undeclared)
        #expect(cell.status(nil, [:]) == .nothing)
    }

    @Test func `the register counts persons once for each task and once over tasks`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        _ = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        // Person 1: two tasks in Helsinki, and later also in Pirkanmaa for one of them. Person 2: both channels say the same.
        _ = try await office.deliver(
            try parts(rows: [row(1), row(1, "disability", "2023-01-05"), row(2), row(3, "older-people", "2020-01-01", "2023-01-01")]),
            by: office.helsinki)
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(2)]), by: office.helsinki)
        _ = try await office.deliver(
            try parts(organiser: "08", group: "Tampere", rows: ["\(person(1)),08,837,older-people,2023-03-01,"]), by: office.pirkanmaa)
        let counts = try await office.operations.registerCounts(Round.first.period, by: office.statistician)
        let table = counts.counts.counter.table(
            name: "test", places: [.country, .area(Office.helsinkiArea), .area(Office.pirkanmaaArea)],
            tasks: [ServiceTask("older-people"), ServiceTask("disability"), nil], ages: [.total], arrival: counts.counts.arrival)
        let figures = table.cells.map { table.figures[$0] }
        // older-people, disability, total — for the country, Helsinki, Pirkanmaa.
        let expected: [Figure] = [
            .count(3), .count(1), .count(3), .count(2), .count(1), .count(2), .count(1), .notDelivered, .count(1),
        ]
        #expect(figures == expected)
        #expect(try await office.operations.registerBlocks(Round.first.period, by: office.officer) == counts.blocks)
        #expect(counts.blocks.count == 3)
    }
}

/// A cell's status from its two sides.
private enum DeliveryMatrixCell {
    static func status(_ declared: [Channel]?, _ arrived: [Channel: Int]) -> DeliveryMatrix.Status {
        DeliveryMatrix.Status(declared: declared, arrived: arrived)
    }
}
