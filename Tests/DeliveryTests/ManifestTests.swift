import CodeLists
import Crypto
import Foundation
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `The manifest and its blocks` {
    private let folder: URL
    private let block = "client_periods.csv"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Writes a delivery of rows of these organisers; `change` may spoil the manifest.
    private func deliver(organisers: [String] = ["90", "90"], change: (inout DeliveryManifest) -> Void = { _ in }) throws {
        let rows = organisers.enumerated().map { index, organiser in
            let person = IdentityCode(birthDay: Day("1980-05-06")!.adding(index), sign: "-", individualNumber: 907)!.text
            return "\(person),\(organiser),,working-age,2023-01-02,\n"
        }
        let text = TableKind.clientPeriods.columns.joined(separator: ",") + "\n" + rows.joined()
        try Data(text.utf8).write(to: folder.appending(path: block))
        var manifest = DeliveryManifest(
            organiser: Area("90"), municipalityGroup: .init(name: "A", municipalities: []), monitoringPeriod: MonitoringPeriod("2023Q1")!,
            channel: .separate, sourceSystems: [], serviceTasks: [], socialServices: [], declaredGaps: [],
            blocks: [.init(block: .clientPeriods, file: block, rows: rows.count, sha256: SHA256.hash(data: Data(text.utf8)).hexadecimal)],
            program: "test")
        change(&manifest)
        try Data(manifest.json()).write(to: folder.appending(path: DeliveryManifest.fileName))
    }

    private func check(period: String? = nil) throws -> (report: CheckReport, errors: [String]) {
        defer { try? FileManager.default.removeItem(at: folder) }
        var settings = CheckSettings(period: period.flatMap { MonitoringPeriod($0) }, identityUse: .test)
        settings.expectsFullVolume = false
        let report = try DeliveryCheck.run(folder: folder.path, settings: settings)
        var errors: [String] = []
        report.forEachFinding { if $0.rule.rule.severity == .error { errors.append("\($0.file):\($0.line) \($0.rule.rule.name)") } }
        #expect(report.hasErrors == !errors.isEmpty)
        for outcome in report.ledger { #expect(outcome.passed >= 0) }
        return (report, errors)
    }

    @Test func `a delivery as it was written is acceptable`() throws {
        try deliver()
        let (report, errors) = try check()
        #expect(errors.isEmpty && report.isAcceptable)
        var rows = 0
        report.forEachClientPeriod { _ in rows += 1 }
        #expect(rows == 2)
    }

    @Test func `an organiser that is unknown, or another one in a row, is named and not accepted`() throws {
        try deliver { $0.organiser = nil }
        let unknown = try check()
        #expect(unknown.errors == ["manifest.json:0 manifest.organiser"] && !unknown.report.isAcceptable)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try deliver(organisers: ["90", "08"])
        let other = try check()
        #expect(other.errors == ["client_periods.csv:3 manifest.organiser"] && !other.report.isAcceptable)
    }

    @Test func `another period, another number of rows, other bytes`() throws {
        try deliver {
            $0.blocks[0].rows = 3
            $0.blocks[0].sha256 = String(repeating: "0", count: 64)
        }
        let (report, errors) = try check(period: "2022Q4")
        #expect(!report.isAcceptable)
        #expect(
            Set(errors).isSuperset(of: [
                "manifest.json:0 manifest.period", "client_periods.csv:0 manifest.checksum", "client_periods.csv:0 manifest.row-count",
            ]))
    }

    @Test func `a block that the manifest does not list is not vouched for`() throws {
        try deliver { $0.blocks = [] }
        let (report, errors) = try check()
        #expect(errors == ["client_periods.csv:0 manifest.checksum"] && !report.isAcceptable)
    }

    @Test func `a listed block that is not there`() throws {
        try deliver()
        try FileManager.default.removeItem(at: folder.appending(path: block))
        #expect(try check().errors == ["client_periods.csv:0 manifest.checksum"])
    }

    @Test func `a manifest that cannot be read is named as such, and is not called missing`() throws {
        try deliver()
        try Data("{bad".utf8).write(to: folder.appending(path: DeliveryManifest.fileName))
        #expect(throws: DeliveryFailure.manifest(file: folder.appending(path: DeliveryManifest.fileName).path)) {
            try DeliveryCheck.run(folder: folder.path, settings: CheckSettings(identityUse: .test))
        }
        #expect(try check(period: "2023Q1").errors == ["manifest.json:0 manifest.shape"])
    }

    @Test func `no manifest`() throws {
        try deliver()
        try FileManager.default.removeItem(at: folder.appending(path: DeliveryManifest.fileName))
        #expect(try check(period: "2023Q1").errors == ["manifest.json:0 manifest.missing"])
    }
}
