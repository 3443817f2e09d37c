import CodeLists
import Delivery
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore
import Statistics
import Testing

@testable import Operations

@Suite struct `Acceptance` {
    private let quarter = MonitoringPeriod("2023Q1")!

    private func office() async throws -> Office {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        return office
    }

    @Test func `the share of rows left out that returns a delivery is a rule of the round`() async throws {
        let office = try await office()
        // One row of twenty has a municipality that does not exist.
        let rows = (1...19).map { row($0) } + [row(20, municipality: "999")]
        #expect(try await office.deliver(try parts(rows: rows), by: office.helsinki).delivery.state == .returned)
        let lenient = AcceptanceRules(rejectedPerMille: 50)
        try await office.operations.setAcceptanceRules(lenient, round: Round.first.id, by: office.officer)
        #expect(try await office.operations.acceptanceRules(round: Round.first.id, by: office.helsinki) == lenient)
        let again = try await office.deliver(try parts(rows: rows + [row(21)]), by: office.helsinki)
        #expect(again.delivery.state == .accepted)
        #expect(try await stored(office).count == 20)
    }

    @Test func `only register officers change the rules, and only within their range`() async throws {
        let office = try await office()
        for actor in [office.helsinki, office.statistician] {
            await #expect(throws: OperationError.forbidden) {
                try await office.operations.setAcceptanceRules(.standard, round: Round.first.id, by: actor)
            }
        }
        for rules in [AcceptanceRules(rejectedPerMille: 1001), AcceptanceRules(deliveryDays: 0)] {
            await #expect(throws: OperationError.invalid([InputProblem(.acceptanceRules)])) {
                try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
            }
        }
        await #expect(throws: OperationError.notFound) {
            try await office.operations.setAcceptanceRules(.standard, round: "1999-01", by: office.officer)
        }
    }

    @Test func `a withdrawn delivery goes, and an edition made from it can be made again`() async throws {
        let office = try await office()
        let bytes = try parts(rows: (1...5).map { row($0) })
        let id = try await office.deliver(bytes, by: office.helsinki).delivery.id
        try await office.operations.orderEdition(quarter, by: office.statistician)
        try await office.operations.runWaitingJobs()
        try await office.operations.withdrawDelivery(id, reason: "Fel utdrag", by: office.helsinki)
        #expect(try await stored(office).isEmpty)
        let edition = try #require(try await office.store.read { try $0.edition(period: quarter, number: 1) })
        let again = try await office.store.read { try office.operations.count(edition.blocks, quarter, in: $0).counts.text }
        #expect(try await office.store.read { try $0.editionCounts(period: quarter, number: 1) } == again)
        // The same bytes may come back.
        #expect(try await office.deliver(bytes, by: office.helsinki).isInForce)
        #expect(try await stored(office).count == 5)
    }
}

@Suite struct `What is missing` {
    private let quarter = MonitoringPeriod("2023Q1")!

    private func kinds(_ gaps: DeliveryGaps, _ area: Area) -> [DeliveryGap] { gaps.counties.first { $0.area == area }?.gaps ?? [] }

    @Test func `declared channels that have not come, silent ones, undeclared ones and late ones are told`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        var gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.officer), Office.helsinkiArea)
        #expect(gaps.map(\.kind) == [.notNotified])
        try await office.submit(group.id, by: office.helsinki)
        gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.officer), Office.helsinkiArea)
        // Everything was declared to come from the archive; nothing has.
        #expect(gaps.filter { $0.kind == .missing && $0.block == .clientPeriods }.compactMap(\.task) == ServiceTask.inScope)
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(1)]), by: office.helsinki)
        _ = try await office.deliver(try parts(rows: [row(2, "disability")]), by: office.helsinki)
        gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.helsinki), Office.helsinkiArea)
        #expect(gaps.filter { $0.kind == .silent }.compactMap(\.task).count == ServiceTask.inScope.count - 1)
        #expect(gaps.filter { $0.kind == .undeclared }.map { [$0.task?.slug, $0.channel?.rawValue] } == [["disability", "separate"]])
        // The deliveries came in July for the first quarter.
        #expect(gaps.filter { $0.kind == .late }.count == 2)
    }

    @Test func `a county sees its own, THL all, nobody else any`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let own = try await office.operations.deliveryGaps(quarter, by: office.pirkanmaa)
        #expect(own.counties.map(\.area) == [Office.pirkanmaaArea])
        #expect(kinds(own, Office.pirkanmaaArea).map(\.kind) == [.unassigned])
        #expect(try await office.operations.deliveryGaps(quarter, by: office.statistician).counties.count == Area.organisers.count)
        await #expect(throws: OperationError.forbidden) { try await office.operations.deliveryGaps(quarter, by: .machineOperator) }
    }

    @Test func `a change from the quarter before is told`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        func deliver(_ count: Int, _ period: String) async throws {
            let rows = (1...count).map { row($0, "older-people", "2022-05-05") }
            _ = try await office.deliver(try parts(period: period, channel: .archive, rows: rows), by: office.helsinki)
        }
        try await deliver(36, "2023Q1")
        try await deliver(49, "2023Q2")
        let gaps = kinds(try await office.operations.deliveryGaps(quarter.next, by: office.officer), Office.helsinkiArea)
        let changed = gaps.filter { $0.kind == .changed }
        #expect(changed.map(\.expected) == [36] && changed.map(\.found) == [49])
    }
}
