import CodeLists
import Foundation
import RegisterModel
import RegisterStore
import Statistics
import Testing

@testable import Operations

@Suite struct `Editions` {
    private let quarter = MonitoringPeriod("2023Q1")!

    /// Helsinki delivers by both channels.
    private func office() async throws -> Office {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        _ = try await office.deliver(try parts(rows: (1...9).map { row($0) }), by: office.helsinki)
        let archive = (5...12).map { row($0, "older-people", $0 == 5 ? "2022-12-01" : "2023-01-02") }
        _ = try await office.deliver(try parts(channel: .archive, rows: archive), by: office.helsinki)
        return office
    }

    private func make(_ office: Office) async throws -> [EditionStatus] {
        try await office.operations.orderEdition(quarter, by: office.statistician)
        try await office.operations.runWaitingJobs()
        return try await office.operations.quarters(by: office.officer).first { $0.period == quarter }?.editions ?? []
    }

    @Test func `an edition joins both channels and says which reported what`() async throws {
        let office = try await office()
        let editions = try await make(office)
        #expect(editions.map(\.edition.number) == [1])
        #expect((editions[0].edition.persons, editions[0].edition.periods) == (12, 12))
        let read = try await office.operations.edition(quarter, 1, by: office.statistician)
        let block = Block(Office.helsinkiArea, ServiceTask("older-people")!)
        #expect(read.counts.sources[block]?.counts == [.separate: 4, .archive: 3, .both: 4, .differing: 1])
        #expect(read.counts.count(Cell(.started, quarter, .area(Office.helsinkiArea))) == 11)
        #expect(read.edition.blocks.map(\.channel) == [.separate, .archive])
        #expect(read.edition.blocks.allSatisfy { $0.sha256.count == 64 && $0.rows["older-people"] ?? 0 > 7 })
    }

    @Test func `from the same blocks the same bytes are made, and no second edition`() async throws {
        let office = try await office()
        let once = try await make(office)
        let twice = try await make(office)
        #expect(once.map(\.edition) == twice.map(\.edition))
        // Another register into which the same deliveries come in the other order makes the same counts.
        let other = try await Office()
        _ = try await other.helsinkiGroup()
        let archive = (5...12).map { row($0, "older-people", $0 == 5 ? "2022-12-01" : "2023-01-02") }
        _ = try await other.deliver(try parts(channel: .archive, rows: archive), by: other.helsinki)
        _ = try await other.deliver(try parts(rows: (1...9).map { row($0) }), by: other.helsinki)
        _ = try await make(other)
        let texts = try await [office, other].asyncMap { office in
            try await office.store.read { try $0.editionCounts(period: quarter, number: 1) }
        }
        #expect(texts[0] == texts[1] && texts[0] != nil)
    }

    @Test func `what came covers the municipalities that the group had then, however it is drawn later`() async throws {
        let office = try await Office()
        let group = try await office.group("Tammerfors", ["837", "536"], by: office.pirkanmaa)
        let start = try #require(Day("2019-01-07"))
        let rows = (1...9).map { "\(person($0)),08,837,older-people,\(start.adding($0 * 31))," }
        let delivery = try parts(organiser: "08", group: "Tammerfors", rows: rows)
        #expect(try await office.deliver(delivery, by: office.pirkanmaa).delivery.state == .accepted)
        let once = try await make(office)
        office.clock.advance(3600)
        let other = try await office.operations.saveGroup(
            GroupDraft(
                id: group.id, version: group.version, name: "Tammerfors", municipalities: ["837", "604"].compactMap { Municipality($0) }),
            by: office.pirkanmaa)
        #expect(other.municipalities.count == 2)
        #expect(try await make(office).map(\.edition) == once.map(\.edition))
        let arrival = try await office.operations.edition(quarter, 1, by: office.statistician).counts.arrival
        let reached = ["837", "536", "604"].compactMap { Municipality($0) }.map {
            arrival.reaches(.municipality($0), ServiceTask("older-people"))
        }
        #expect(reached == [true, true, false])
    }

    @Test func `a correction makes a new edition; the old one stays and can be made again from its blocks`() async throws {
        let office = try await office()
        let first = try await make(office)[0].edition
        _ = try await office.deliver(try parts(rows: (1...20).map { row($0) }), by: office.helsinki)
        #expect(try await office.operations.quarters(by: office.officer)[0].changedBlocks == 2)
        let both = try await make(office)
        #expect(both.map(\.edition.number) == [2, 1])
        #expect(both[1].edition == first)
        let difference = try await office.operations.edition(quarter, 2, by: office.officer)
        let line = try #require(difference.lines.first { $0.place == .area(Office.helsinkiArea) && $0.task == nil })
        #expect((line.before, line.after) == (12, 20))
        #expect((difference.added.count, difference.removed.count) == (1, 1))
        let (again, kept) = try await office.store.read { transaction in
            (
                try office.operations.count(first.blocks, quarter, in: transaction).counts.text,
                try transaction.editionCounts(period: quarter, number: 1)
            )
        }
        #expect(again == kept)
    }

    @Test func `nobody changes or removes an edition, its blocks or their rows`() async throws {
        let office = try await office()
        let edition = try await make(office)[0].edition
        let copy = Edition(
            period: quarter, number: 3, manifest: edition.manifest, manifestHash: edition.manifestHash, blocks: [], persons: 0, periods: 0,
            madeAt: edition.madeAt, orderedBy: edition.orderedBy)
        await #expect(throws: (any Error).self) { try await office.store.write { try $0.add(copy, counts: "") } }
    }

    @Test func `only statisticians order, only THL reads, and an empty quarter has no edition`() async throws {
        let office = try await office()
        for actor in office.everybody where actor.role != .statistician {
            await #expect(throws: OperationError.forbidden) { try await office.operations.orderEdition(quarter, by: actor) }
        }
        _ = try await make(office)
        for actor in [office.helsinki, office.pirkanmaa, .machineOperator] {
            await #expect(throws: OperationError.forbidden) { try await office.operations.quarters(by: actor) }
            await #expect(throws: OperationError.forbidden) { try await office.operations.edition(quarter, 1, by: actor) }
        }
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.orderEdition(quarter.next!, by: office.statistician)
        }
        await #expect(throws: OperationError.notFound) { try await office.operations.edition(quarter, 2, by: office.officer) }
    }
}
