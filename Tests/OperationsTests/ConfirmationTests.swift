import CodeLists
import Delivery
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@testable import Operations

@Suite struct `Confirming findings` {
    private func office(_ change: (inout OperationSettings) -> Void = { _ in }) async throws -> Office {
        let office = try await Office(change)
        _ = try await office.helsinkiGroup()
        return office
    }

    /// Sixty starts on one day: what a system change leaves.
    private func pile(_ period: String = "2023Q1", tasks: [String] = ["older-people"]) throws -> [String: [UInt8]] {
        try parts(period: period, rows: tasks.flatMap { task in (1...60).map { row($0, task) } })
    }

    private func reason(_ text: String = "Nytt system", task: String = "older-people") -> FindingReason {
        FindingReason(rule: "dates.pile-up", block: "client_periods", subject: "\(task) 2023-01-02", reason: text)
    }

    private func text(_ id: String, _ format: ReportFormat, _ office: Office) async throws -> String {
        var text = ""
        let report = try await office.operations.report(of: id, format, language: .sv, by: office.officer)
        try await report.forEachPiece { text += String(decoding: $0, as: UTF8.self) }
        return text
    }

    @Test func `a returned delivery is taken once somebody has said why, and the reason counts for the next one`() async throws {
        let office = try await office()
        let id = try await office.deliver(try pile(), by: office.helsinki).delivery.id
        let returned = try await office.operations.delivery(id, by: office.helsinki)
        #expect(returned.delivery.state == .returned && returned.confirms.map(\.finding.measured) == ["older-people, 2023-01-02: 60/60"])
        #expect(returned.confirms.map(\.confirmation) == [nil])
        office.clock.advance(60)
        try await office.operations.confirmFindings(of: id, [reason("  Nytt \n system ")], by: office.helsinki)
        #expect(try await office.operations.delivery(id, by: office.helsinki).delivery.state == .checking)
        try await office.operations.runWaitingJobs()
        let taken = try await office.operations.delivery(id, by: office.officer)
        #expect((taken.delivery.state, taken.isInForce, taken.delivery.isSealed, taken.job?.state) == (.accepted, true, true, .done))
        #expect(taken.confirms.compactMap(\.confirmation).map(\.reason) == ["Nytt system"])
        #expect(taken.confirms.compactMap(\.confirmation).map(\.at) == [office.clock.now])
        #expect(try await stored(office).count == 60)
        #expect(try await text(id, .text, office).contains("Bekräftad: Nytt system"))
        #expect(try await text(id, .json, office).contains("\"reason\":\"Nytt system\""))
        #expect(files("\(office.folder)/uploads").isEmpty)
        let next = try await office.deliver(try pile("2023Q2"), by: office.helsinki)
        #expect(next.delivery.state == .accepted && next.confirms.compactMap(\.confirmation).map(\.deliveryID) == [id])
        let log = try await office.operations.auditLog(by: office.officer)
        #expect(log.filter { $0.action == "delivery.confirm-findings" }.map(\.subject) == [id])
        #expect(log.filter { $0.action == "delivery.seal" && $0.subject == id }.count == 1)
    }

    @Test func `a delivery waits until every finding has its reason, and a later reason counts instead`() async throws {
        let office = try await office()
        let id = try await office.deliver(try pile(tasks: ["older-people", "disability"]), by: office.helsinki).delivery.id
        try await office.operations.confirmFindings(of: id, [reason("a")], by: office.helsinki)
        let half = try await office.operations.delivery(id, by: office.helsinki)
        #expect(half.delivery.state == .returned && half.confirms.map { $0.confirmation?.reason } == ["a", nil])
        try await office.operations.confirmFindings(of: id, [reason("b"), reason("c", task: "disability")], by: office.helsinki)
        try await office.operations.runWaitingJobs()
        let taken = try await office.operations.delivery(id, by: office.helsinki)
        #expect(taken.delivery.state == .accepted && taken.confirms.map { $0.confirmation?.reason } == ["b", "c"])
    }

    @Test func `a rule that the round does not want explained holds nothing up`() async throws {
        let office = try await office()
        let rules = AcceptanceRules(rulesToExplain: ["volume.change"])
        try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
        let status = try await office.deliver(try pile(), by: office.helsinki)
        #expect(status.delivery.state == .accepted && status.confirms.map(\.confirmation) == [nil])
        // It can be said all the same, and nothing is checked again.
        try await office.operations.confirmFindings(of: status.delivery.id, [reason()], by: office.helsinki)
        let after = try await office.operations.delivery(status.delivery.id, by: office.helsinki)
        #expect(after.delivery.state == .accepted && after.confirms.compactMap(\.confirmation).count == 1)
        #expect(try await office.store.read { try $0.jobs(state: .waiting).isEmpty })
    }

    @Test func `a reason is refused that is none, too long, for no finding, or too late`() async throws {
        let office = try await office()
        let id = try await office.deliver(try pile(), by: office.helsinki).delivery.id
        for (reasons, problem) in [
            ([], InputProblem(.reasonMissing)), ([reason(" \u{0} \n")], InputProblem(.reasonMissing, "dates.pile-up")),
            ([reason(String(repeating: "a", count: 501))], InputProblem(.textTooLong, "dates.pile-up")),
            ([reason(), reason(task: "disability")], InputProblem(.findingUnknown, "dates.pile-up")),
        ] {
            await #expect(throws: OperationError.invalid([problem])) {
                try await office.operations.confirmFindings(of: id, reasons, by: office.helsinki)
            }
        }
        #expect(try await office.operations.delivery(id, by: office.helsinki).confirms.compactMap(\.confirmation).isEmpty)
        office.clock.advance(60)
        _ = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.confirmFindings(of: id, [reason()], by: office.helsinki)
        }
        #expect(try await stored(office).count == 1)
    }

    @Test func `a check that is given up the second time leaves the delivery as the first decided`() async throws {
        let office = try await office { $0.jobPausesSeconds = [] }
        let id = try await office.deliver(try pile(), by: office.helsinki).delivery.id
        let findings = URL(fileURLWithPath: "\(office.folder)/findings")
        try FileManager.default.removeItem(at: findings)
        try Data().write(to: findings)
        try await office.operations.confirmFindings(of: id, [reason()], by: office.helsinki)
        try await office.operations.runWaitingJobs()
        let after = try await office.operations.delivery(id, by: office.helsinki)
        #expect((after.delivery.state, after.job?.state, after.delivery.isSealed) == (.returned, .failed, true))
        #expect(files("\(office.folder)/uploads").isEmpty)
    }
}
