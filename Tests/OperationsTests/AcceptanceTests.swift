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
        let tooEarly = AcceptanceRules(deadlines: [.init(period: quarter, day: quarter.end)])
        for (rules, field) in [
            (AcceptanceRules(rejectedPerMille: 1001), "share"), (AcceptanceRules(deliveryDays: 0), "days"), (tooEarly, "day.2023Q1"),
            (AcceptanceRules(rulesToExplain: ["no.such-rule"]), "rule"),
        ] {
            await #expect(throws: OperationError.invalid([InputProblem(.acceptanceRules, field)])) {
                try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
            }
        }
        await #expect(throws: OperationError.notFound) {
            try await office.operations.setAcceptanceRules(.standard, round: "1999-01", by: office.officer)
        }
    }

    @Test func `rules from before quarters had days of their own are still read`() throws {
        let text = Data(#"{"deliveryDays":30,"rejectedPerMille":5,"rulesToExplain":["volume.change"]}"#.utf8)
        let rules = try JSONDecoder().decode(AcceptanceRules.self, from: text)
        #expect(rules == AcceptanceRules(rejectedPerMille: 5, rulesToExplain: ["volume.change"], deliveryDays: 30))
    }

    @Test func `a delivery after the last day is late by so many days; a quarter can have a last day of its own`() async throws {
        let office = try await office()
        let late = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        // 45 days after 31 March is 15 May; it came on 3 July.
        #expect(late.daysLate == 49)
        var rules = AcceptanceRules(deadlines: [.init(period: quarter, day: Day("2023-07-02")!)])
        try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
        #expect(try await office.operations.delivery(late.delivery.id, by: office.helsinki).daysLate == 1)
        #expect(try await office.operations.deliveryGaps(quarter, by: office.officer).deadline == Day("2023-07-02"))
        rules.deadlines = [.init(period: quarter, day: Day("2023-07-03")!)]
        try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
        #expect(try await office.operations.delivery(late.delivery.id, by: office.helsinki).daysLate == nil)
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "round.change-acceptance" }
        #expect(entries.count == 2 && entries.allSatisfy { $0.subject == Round.first.id })
    }

    @Test func `a finding that need not be explained does not return a delivery`() async throws {
        let office = try await office()
        // Sixty starts on one day are a pile.
        let rows = (1...60).map { row($0, "older-people", "2023-01-09") }
        #expect(try await office.deliver(try parts(rows: rows), by: office.helsinki).delivery.state == .returned)
        #expect(AcceptanceRules.explainable.contains("dates.pile-up"))
        let lenient = AcceptanceRules(rulesToExplain: AcceptanceRules.explainable.filter { $0 != "dates.pile-up" })
        try await office.operations.setAcceptanceRules(lenient, round: Round.first.id, by: office.officer)
        #expect(try await office.deliver(try parts(rows: rows + [row(61)]), by: office.helsinki).delivery.state == .accepted)
    }

    @Test func `the rules of a round hold for its quarter and those after it until the next round`() async throws {
        let office = try await office()
        let acceptance = try await office.operations.roundAcceptance(Round.first.id, by: office.statistician)
        #expect(acceptance.periods.map(\.description) == ["2023Q1", "2023Q2", "2023Q3", "2023Q4"])
        await #expect(throws: OperationError.notFound) {
            try await office.operations.roundAcceptance("1999-01", by: office.officer)
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
