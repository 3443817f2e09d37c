import ArchiveDocuments
import CodeLists
import Delivery
import Derivation
import Foundation
import Localization
import RegisterModel

/// Makes the files of a delivery from extracts and documents: blocks, manifest, findings, and what stands beside them.
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
    /// Whether `provenance.csv` is written also where all rows come by one way.
    var wantsProvenance = false
    /// The county's own numbers of clients, to be set beside ours.
    var ownCounts: OwnCounts?
    var identityUse: IdentityUse
    var threads: Int
    /// How much memory rows may take; nil for as much as they need.
    var memory: MemoryBudget?

    /// What was made.
    struct Outcome {
        let totals: [FileTotals]
        /// What became of the lines of the archive's files.
        let archiveTotals: [ArchiveTotals]
        /// What inconclusive documents lack.
        let inconclusive: [InconclusiveCount]
        let ignoredColumns: [(file: String, columns: [String])]
        /// What each block that was written holds.
        let blocks: [BlockKind: BlockSummary]
        let hasErrors: Bool
        /// Per rule how many findings there are, where there are any.
        let findings: [(rule: Rule, count: Int)]
        /// Keys that both ways report with different days; nil if there is only one way.
        let differences: Int?
    }

    /// Reads the inputs and writes the files into a folder.
    /// - Throws: `DeliveryFailure`.
    func run(_ files: DerivationFiles, findings language: Language, into folder: URL) throws -> Outcome {
        let path = { (name: String) in folder.appending(path: name).path }
        let input = try files.read(period: period, identityUse: identityUse, threads: threads, memory: memory)
        let both = files.hasBothChannels
        let provenance = try wantsProvenance || both ? OutputFile(path: path(ProvenanceFile.name), header: ProvenanceFile.header) : nil
        let differences = try both ? OutputFile(path: path(DifferencesFile.name), header: DifferencesFile.header) : nil
        var summaries: [BlockKind: BlockSummary] = [:]
        var blocks: [DeliveryManifest.Block] = []
        // In the byte order of the blocks' names, by which the files beside them are sorted.
        for kind in BlockKind.allCases.sorted(by: { $0.rawValue < $1.rawValue }) where isMade(kind, from: input.sources) {
            let name = "\(kind.rawValue).csv"
            let file = try OutputFile(path: path(name), header: header(of: kind))
            let summary = try derive(
                kind, from: input.sources,
                to: BlockOutput(
                    rows: { try file.write($0) }, provenance: provenance.map { file in { try file.write($0) } },
                    differences: differences.map { file in { try file.write($0) } }))
            summaries[kind] = summary
            blocks.append(DeliveryManifest.Block(block: kind, file: name, rows: summary.rows, sha256: try file.finish()))
        }
        try provenance?.finish()
        try differences?.finish()
        try write(manifest(blocks, summaries).json(), to: path(DeliveryManifest.fileName))
        if let ownCounts {
            let rows = ownCounts.rows(beside: summaries[.clientPeriods]?.clients ?? [:])
            try write(Array((OwnCounts.header + rows).utf8), to: path(OwnCounts.fileName))
        }
        let findings = try OutputFile(path: path(FindingsFile.name), header: FindingsFile.header)
        let rows = FindingsFile(in: language)
        try input.forEachFinding { try findings.write(rows.row($0)) }
        try findings.finish()
        return Outcome(
            totals: input.totals, archiveTotals: input.archive?.totals ?? [], inconclusive: input.archive?.inconclusive ?? [],
            ignoredColumns: input.ignoredColumns, blocks: summaries, hasErrors: input.hasErrors,
            findings: input.findings, differences: both ? summaries.values.reduce(0) { $0 + $1.differences } : nil)
    }

    /// A block is made where one of its inputs was given (delivery page, *A delivery*).
    private func isMade(_ block: BlockKind, from sources: DerivationSources) -> Bool {
        switch block {
        case .clientPeriods: sources.matters != nil
        case .childProtectionPeriods: sources.childProtection != nil
        case .serviceDecisions: sources.decisions != nil
        case .receivedServices: sources.decisions != nil || sources.services != nil
        }
    }

    private func header(of block: BlockKind) -> String {
        switch block {
        case .clientPeriods: ClientPeriods.header
        case .childProtectionPeriods: ChildProtectionPeriods.header
        case .serviceDecisions: ServiceDecisions.header
        case .receivedServices: ReceivedServices.header
        }
    }

    private func derive(_ block: BlockKind, from sources: DerivationSources, to output: BlockOutput) throws -> BlockSummary {
        switch block {
        case .clientPeriods:
            try ClientPeriods(period: period, gapDays: gapDays).derive(from: sources.matters, threads: threads, to: output)
        case .childProtectionPeriods:
            try ChildProtectionPeriods(period: period, gapDays: gapDays).derive(from: sources.childProtection, threads: threads, to: output)
        case .serviceDecisions: try ServiceDecisions(period: period).derive(from: sources.decisions, threads: threads, to: output)
        case .receivedServices:
            try ReceivedServices(period: period).derive(from: sources.decisions, sources.services, threads: threads, to: output)
        }
    }

    private func manifest(_ blocks: [DeliveryManifest.Block], _ summaries: [BlockKind: BlockSummary]) -> DeliveryManifest {
        let all = BlockSummary.together(Array(summaries.values))
        return DeliveryManifest(
            organiser: organiser ?? (all.organisers.count == 1 ? all.organisers.first : nil),
            municipalityGroup: .init(name: group, municipalities: municipalities ?? all.municipalities.sorted()), monitoringPeriod: period,
            channel: channel, sourceSystems: sourceSystems, serviceTasks: all.serviceTasks.sorted(),
            socialServices: all.socialServices.sorted(), declaredGaps: [],
            blocks: BlockKind.allCases.compactMap { kind in blocks.first { $0.block == kind } }, program: Sosdata.program,
            decisionsInNoPick: summaries[.serviceDecisions]?.coverage.none)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path: path)
        try file.write(bytes)
        try file.finish()
    }

    /// Whether a folder holds an earlier output of ours and nothing else, so that it may be replaced.
    static func isOurs(_ folder: URL) -> Bool {
        let beside = [DeliveryManifest.fileName, FindingsFile.name, ProvenanceFile.name, DifferencesFile.name, OwnCounts.fileName]
        let ours = Set(BlockKind.allCases.map { "\($0.rawValue).csv" } + beside)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path), ours.isSuperset(of: names),
            let bytes = try? Data(contentsOf: folder.appending(path: DeliveryManifest.fileName)),
            let manifest = try? DeliveryManifest(json: Array(bytes))
        else { return false }
        return manifest.program.hasPrefix("sosdata ")
    }
}

extension OutputFile {
    /// Creates a file that begins with a header.
    fileprivate convenience init(path: String, header: String) throws(DeliveryFailure) {
        try self.init(path: path)
        try write(Array(header.utf8))
    }
}
