import Foundation
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Rules across the blocks of a delivery` {
    private let folder: URL
    private let adult = `Rules on rows`.person
    private let child = `Rules on rows`.child
    private let temporary = "1.2.246.10.1.22.2023|t1"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "blocks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func write(_ kind: TableKind, _ rows: [String]) throws {
        let text = ([kind.columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: folder.appending(path: "\(kind.rawValue).csv"))
    }

    private func check() throws -> (report: CheckReport, found: [String]) {
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = try DeliveryCheck.run(
            folder: folder.path, settings: CheckSettings(period: MonitoringPeriod("2023Q1")!, identityUse: .test))
        var found: [String] = []
        report.forEachFinding {
            if !$0.file.hasPrefix("manifest") { found.append("\($0.file):\($0.line) \($0.column) \($0.rule.rule.name)") }
        }
        return (report, found)
    }

    private func outcome(_ rule: RuleID, _ report: CheckReport) -> RuleOutcome? { report.ledger.first { $0.rule == rule } }

    @Test func `a row without a client period in its task is named, one finding a row`() throws {
        try write(
            .clientPeriods,
            [
                "\(adult),90,091,disability,2023-01-02,", "\(child),90,091,child-protection,2022-01-02,2023-01-02",
                "\(temporary),90,,older-people,2023-01-02,",
            ])
        // A temporary identifier that sorts before the other, so that their places differ from table to table.
        try write(
            .receivedServices,
            [
                "0.1|a,90,,older-people,home-care,other,2023-01-02,2023-01-02",
                "\(adult),90,091,disability,home-care,other,2023-03-02,2023-03-03",
                "\(adult),90,091,working-age,social-work,other,2023-01-02,2023-01-02",
                "\(adult),08,837,disability,home-care,other,2023-01-02,2023-01-02",
                "\(temporary),90,,older-people,home-care,other,2023-01-02,2023-01-02",
            ])
        try write(
            .serviceDecisions,
            [
                "\(adult),90,091,disability,home-care,disability-service-decision,D1,2023-01-05,positive,,,made",
                "\(child),90,091,disability,home-care,disability-service-decision,D2,2023-01-05,positive,,,made",
            ])
        try write(.childProtectionPeriods, ["\(child),90,091,2023-01-02,", "\(child),08,837,2023-01-02,"])
        let (report, found) = try check()
        #expect(
            found.filter { $0.hasSuffix("without-client-period") } == [
                "child_protection_periods.csv:3 person_id child-protection.without-client-period",
                "service_decisions.csv:3 service_task decision.without-client-period",
                "received_services.csv:2 service_task service.without-client-period",
                "received_services.csv:4 service_task service.without-client-period",
                "received_services.csv:5 service_task service.without-client-period",
            ])
        for (rule, lookedAt, failed) in [
            (RuleID.childProtectionWithoutClientPeriod, 2, 1), (.decisionWithoutClientPeriod, 2, 1), (.serviceWithoutClientPeriod, 5, 3),
        ] {
            #expect(outcome(rule, report)?.lookedAt == lookedAt && outcome(rule, report)?.failed == failed)
        }
        // Warnings leave nothing out.
        #expect(report.totals.allSatisfy { $0.used == $0.read })
        var blocks: [Int] = [0, 0, 0, 0]
        report.forEachClientPeriod { _ in blocks[0] += 1 }
        report.forEachChildProtectionPeriod { _ in blocks[1] += 1 }
        report.forEachServiceDecision { decision in
            blocks[2] += 1
            #expect(decision.id == (decision.person.text == adult ? "D1" : "D2") && decision.picks == .made && decision.validFrom == nil)
        }
        report.forEachReceivedService { service in
            blocks[3] += 1
            #expect(service.evidence == .other && service.firstDay <= service.lastDay)
        }
        #expect(blocks == [3, 2, 2, 5])
    }

    @Test func `without the block of client periods nothing is said`() throws {
        try write(.receivedServices, ["\(adult),90,091,disability,home-care,other,2023-03-02,2023-03-03"])
        let (report, found) = try check()
        #expect(found.isEmpty)
        #expect(outcome(.serviceWithoutClientPeriod, report)?.notRunReason == "not-run.no-such-table")
    }
}
