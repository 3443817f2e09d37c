import CodeLists
import Delivery
import Derivation
import Foundation
import Localization
import RegisterModel

/// Makes the files of a delivery from extracts: blocks, manifest and findings.
struct DeliveryMaking {
    /// The quarter.
    var period: MonitoringPeriod
    /// The organiser that the manifest names; nil takes the only one in the rows.
    var organiser: Area?
    /// The name of the municipality group.
    var group: String?
    /// The municipalities of the group; nil takes those of the rows.
    var municipalities: [Municipality]?
    var channel: Channel = .separate
    var sourceSystems: [String] = []
    /// The most days between two matters that still make one period.
    var gapDays = 0
    var identityUse: IdentityUse
    var threads: Int

    /// What was made.
    struct Outcome {
        let totals: [FileTotals]
        let ignoredColumns: [(file: String, columns: [String])]
        let rows: Int
        let hasErrors: Bool
        /// Per rule how many findings there are, where there are any.
        let findings: [(rule: Rule, count: Int)]
    }

    /// Reads the extracts and writes the files into a folder.
    /// - Throws: `DeliveryFailure`.
    func run(matters: [String], findings language: Language, into folder: URL) throws -> Outcome {
        let path = { (name: String) in folder.appending(path: name).path }
        let intake = try TableIntake.read(matters, kind: .matters, period: period, identityUse: identityUse, threads: threads)
        let name = "\(BlockKind.clientPeriods.rawValue).csv"
        let file = try OutputFile(path: path(name))
        try file.write(Array(ClientPeriods.header.utf8))
        let summary = try ClientPeriods(period: period, gapDays: gapDays).derive(from: intake, threads: threads) { try file.write($0) }
        let block = DeliveryManifest.Block(block: .clientPeriods, file: name, rows: summary.rows, sha256: try file.finish())
        let manifest = DeliveryManifest(
            organiser: organiser ?? (summary.organisers.count == 1 ? summary.organisers.first : nil),
            municipalityGroup: .init(name: group, municipalities: municipalities ?? summary.municipalities.sorted()),
            monitoringPeriod: period, channel: channel, sourceSystems: sourceSystems, serviceTasks: summary.serviceTasks.sorted(),
            socialServices: [], declaredGaps: [], blocks: [block], program: Sosdata.program)
        let manifestFile = try OutputFile(path: path(DeliveryManifest.fileName))
        try manifestFile.write(try manifest.json())
        try manifestFile.finish()
        let findings = try OutputFile(path: path(FindingsFile.name))
        try findings.write(Array(FindingsFile.header.utf8))
        let rows = FindingsFile(in: language)
        try intake.forEachFinding { try findings.write(rows.row($0)) }
        try findings.finish()
        return Outcome(
            totals: intake.totals, ignoredColumns: intake.ignoredColumns, rows: summary.rows, hasErrors: intake.hasErrors,
            findings: intake.ledger().filter { $0.failed > 0 }.map { ($0.rule.rule, $0.failed) })
    }

    /// Whether a folder holds an earlier output of ours and nothing else, so that it may be replaced.
    static func isOurs(_ folder: URL) -> Bool {
        let ours = Set(BlockKind.allCases.map { "\($0.rawValue).csv" } + [DeliveryManifest.fileName, FindingsFile.name])
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path), ours.isSuperset(of: names),
            let bytes = try? Data(contentsOf: folder.appending(path: DeliveryManifest.fileName)),
            let manifest = try? DeliveryManifest(json: Array(bytes))
        else { return false }
        return manifest.program.hasPrefix("sosdata ")
    }
}
