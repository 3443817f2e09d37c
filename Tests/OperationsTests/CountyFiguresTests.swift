import CodeLists
import RegisterModel
import RegisterStore
import Statistics
import Testing

@testable import Operations

@Suite struct `A county's own figures` {
    private let quarter = MonitoringPeriod("2023Q1")!

    @Test func `every client the county reported is counted, also one who moved on to another`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        _ = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        _ = try await office.deliver(try parts(rows: [row(1), row(2)]), by: office.helsinki)
        let moved = "\(person(1)),08,837,older-people,2023-03-01,"
        _ = try await office.deliver(try parts(organiser: "08", group: "Tampere", rows: [moved]), by: office.pirkanmaa)
        let figures = try await office.operations.countyFigures(by: office.management)
        let counts = try #require(figures.counts)
        #expect(counts.quarter == quarter && figures.periods == [quarter] && figures.area == Office.helsinkiArea)
        #expect(counts.count(Cell(.clients, quarter, .area(Office.helsinkiArea))) == 2)
        // Nothing of another county is read, and what has not come is missing, not zero.
        #expect(!counts.arrival.reaches(.area(Office.pirkanmaaArea), nil))
        #expect(!counts.arrival.reaches(.area(Office.helsinkiArea), ServiceTask("disability")))
        let published = try await office.operations.registerCounts(quarter, by: office.statistician).counts
        #expect(published.count(Cell(.clients, quarter, .area(Office.helsinkiArea))) == 1)
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "register.read-county-figures" }
        #expect(entries.map(\.area) == [Office.helsinkiArea] && entries.map(\.subject) == ["2023Q1"])
    }

    @Test func `a quarter of which only another county has delivered is not found`() async throws {
        let office = try await Office()
        _ = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        let row = "\(person(1)),08,837,older-people,2023-03-01,"
        _ = try await office.deliver(try parts(organiser: "08", group: "Tampere", rows: [row]), by: office.pirkanmaa)
        #expect(try await office.operations.countyFigures(by: office.management).counts == nil)
        await #expect(throws: OperationError.notFound) {
            try await office.operations.countyFigures(quarter, by: office.management)
        }
        for actor in office.everybody where actor != office.management {
            await #expect(throws: OperationError.forbidden) { try await office.operations.countyFigures(quarter, by: actor) }
        }
    }

    @Test func `who leads a county changes nothing and gets no reminders`() async throws {
        let office = try await Office()
        let letters = try await office.operations.pendingReminders(in: "2023-01", by: office.officer).counties
        let helsinki = try #require(letters.first { $0.status.area == Office.helsinkiArea })
        #expect(helsinki.letters.map(\.accountID) == [office.helsinki.id])
        await #expect(throws: OperationError.forbidden) {
            try await office.operations.createAPIToken(named: "x", lifeDays: 30, by: office.management)
        }
    }
}
