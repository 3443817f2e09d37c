import CodeLists
import Crypto
import Foundation
import RegisterModel
import Testing

@testable import Delivery

/// A delivery of some blocks, written, checked and removed again.
struct OneDelivery {
    /// The rows of each block.
    var rows: [TableKind: [String]] = [:]
    /// The rows of the same blocks a quarter before; nil for no such delivery.
    var before: [TableKind: [String]]?
    /// What is appended to the client periods as it is.
    var bytes: [UInt8] = []
    /// What is written for the manifest instead of what belongs there; an empty text leaves it out.
    var manifestText: String?
    /// Whose delivery it is.
    var organiser = "90"
    /// Changes to the manifest before it is written.
    var manifest: (inout DeliveryManifest) -> Void = { _ in }
    /// Changes to how it is checked.
    var settings: (inout CheckSettings) -> Void = { _ in }

    /// A client period of a made-up person.
    static func period(
        _ person: Int, task: String = "working-age", start: String = "2022-05-02", end: String = "", municipality: String = "091",
        organiser: String = "90"
    ) -> String { "\(WholeBlocks.person(person)),\(organiser),\(municipality),\(task),\(start),\(end)" }

    /// The rules that find something; the report's findings and its ledger must say the same.
    func failing() throws -> Set<RuleID> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "one-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var check = CheckSettings(identityUse: .test)
        check.expectsFullVolume = false
        if let before {
            try write(before, "2022Q4", to: folder.appending(path: "before"))
            check.previous = folder.appending(path: "before").path
        }
        try write(rows, "2023Q1", to: folder.appending(path: "now"))
        settings(&check)
        let report = try DeliveryCheck.run(folder: folder.appending(path: "now").path, settings: check)
        var found: Set<RuleID> = []
        report.forEachFinding { found.insert($0.rule) }
        #expect(found == Set(report.ledger.filter { $0.failed > 0 }.map(\.rule)))
        return found
    }

    private func write(_ rows: [TableKind: [String]], _ period: String, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var blocks: [DeliveryManifest.Block] = []
        for (kind, lines) in rows {
            guard let block = BlockKind(rawValue: kind.rawValue) else { continue }
            var bytes = Array(([kind.columns.joined(separator: ",")] + lines).map { $0 + "\n" }.joined().utf8)
            if kind == .clientPeriods { bytes += self.bytes }
            try Data(bytes).write(to: folder.appending(path: "\(kind.rawValue).csv"))
            let count = lines.count + (kind == .clientPeriods && !self.bytes.isEmpty ? 1 : 0)
            blocks.append(
                .init(block: block, file: "\(kind.rawValue).csv", rows: count, sha256: SHA256.hash(data: Data(bytes)).hexadecimal))
        }
        var manifest = DeliveryManifest(
            organiser: Area(organiser), municipalityGroup: .init(name: "A", municipalities: []),
            monitoringPeriod: try #require(MonitoringPeriod(period)), channel: .separate, sourceSystems: [], serviceTasks: [],
            socialServices: [], declaredGaps: [], blocks: blocks, program: "test")
        self.manifest(&manifest)
        let text = try manifestText.map { Array($0.utf8) } ?? manifest.json()
        if !text.isEmpty { try Data(text).write(to: folder.appending(path: DeliveryManifest.fileName)) }
    }
}
