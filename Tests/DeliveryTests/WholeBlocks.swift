import CodeLists
import Crypto
import Foundation
import RegisterModel
import Testing

@testable import Delivery

/// Deliveries in a folder of their own, for tests of rules that look at whole blocks. The folder goes with the value.
final class WholeBlocks {
    /// One period as it is delivered.
    struct Row {
        var person: Int
        var municipality = "091"
        var task = "working-age"
        var start = "2022-05-01"
        var end = ""
    }

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "blocks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The identity code of a made-up person: one for each number below 100 000.
    static func person(_ number: Int) -> String {
        IdentityCode(birthDay: Day("1950-01-01")!.adding(number / 98), sign: "-", individualNumber: 902 + number % 98)!.text
    }

    /// Writes a delivery and gives its folder.
    @discardableResult
    func deliver(
        _ rows: [Row], as name: String = "now", period: String = "2023Q1", group: String? = nil, municipalities: [String] = [],
        channel: Channel = .separate, organiser: String = "90"
    ) throws -> String {
        let path = folder.appending(path: name)
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        let lines = rows.map { "\(Self.person($0.person)),\(organiser),\($0.municipality),\($0.task),\($0.start),\($0.end)\n" }
        let text = TableKind.clientPeriods.columns.joined(separator: ",") + "\n" + lines.joined()
        try Data(text.utf8).write(to: path.appending(path: "client_periods.csv"))
        let manifest = DeliveryManifest(
            organiser: Area(organiser),
            municipalityGroup: .init(name: group, municipalities: municipalities.compactMap { Municipality($0) }),
            monitoringPeriod: MonitoringPeriod(period)!, channel: channel, sourceSystems: [], serviceTasks: [], socialServices: [],
            declaredGaps: [],
            blocks: [
                .init(
                    block: .clientPeriods, file: "client_periods.csv", rows: rows.count,
                    sha256: SHA256.hash(data: Data(text.utf8)).hexadecimal)
            ],
            program: "test")
        try Data(manifest.json()).write(to: path.appending(path: DeliveryManifest.fileName))
        return path.path
    }

    /// Checks the delivery `now`. Volume is left out unless it is asked for: a test has few clients.
    func check(_ change: (inout CheckSettings) -> Void = { _ in }) throws -> CheckReport {
        var settings = CheckSettings(identityUse: .test)
        settings.expectsFullVolume = false
        change(&settings)
        let report = try DeliveryCheck.run(folder: folder.appending(path: "now").path, settings: settings)
        var found: [RuleID: Int] = [:]
        report.forEachFinding { found[$0.rule, default: 0] += 1 }
        for outcome in report.ledger {
            #expect(outcome.failed == found[outcome.rule, default: 0] && outcome.passed >= 0, "\(outcome.rule)")
        }
        for totals in report.totals { #expect(totals.used >= 0) }
        return report
    }

    /// Findings as `rule line value`, in their order.
    static func findings(_ report: CheckReport) -> [String] {
        var all: [String] = []
        report.forEachFinding { all.append("\($0.rule.rule.name) \($0.line)\($0.value.isEmpty ? "" : " \($0.value)")") }
        return all
    }

    /// Why a rule was not run; nil if it was.
    static func reason(_ rule: RuleID, _ report: CheckReport) -> String? { report.ledger.first { $0.rule == rule }?.notRunReason }
}
