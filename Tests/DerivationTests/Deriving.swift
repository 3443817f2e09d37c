import ArchiveDocuments
import CodeLists
import Delivery
import Derivation
import Foundation
import RegisterModel

/// Runs the derivation as a command would: files in; rows, findings and what stands beside them out.
struct Deriving {
    var period = MonitoringPeriod("2023Q1")!
    var gapDays = 0
    var threads = 2
    /// How much memory rows may take; nil for as much as they need.
    var memory: MemoryBudget?

    /// What goes in: texts of files by kind, each with its header, and rows of the archive.
    struct Input {
        var files: [TableKind: [String]] = [:]
        var archive: [TableKind: RowAppender] = [:]
        /// Lines of a file of the archive's documents.
        var documents: [String] = []
    }

    struct Result: Equatable {
        var blocks: [BlockKind: [String]] = [:]
        var provenance: [String] = []
        var differences: [String] = []
        var findings: [String] = []
        var totals: [FileTotals] = []
        var coverage = PickCoverage()

        /// The rows of the block of client periods.
        var rows: [String] { blocks[.clientPeriods] ?? [] }
    }

    static let header = "person_id,organiser,municipality,service_task,matter_id,opened,closed,joined,left\n"

    /// Derives client periods from the texts of some files of matters, each with its header.
    func run(_ files: [String]) throws -> Result { try run(Input(files: [.matters: files])) }

    /// Derives every block for which there is input.
    func run(_ input: Input) throws -> Result {
        var result = Result()
        let found = { (finding: DeliveryFinding) in
            result.findings.append("\(finding.file.split(separator: "/").last!):\(finding.line) \(finding.rule.rule.name)")
        }
        let sources = try read(input, found: found) { intake in
            intake.forEachFinding(found)
            result.totals += intake.totals
        }
        func block(_ kind: BlockKind, _ derive: (BlockOutput) throws -> BlockSummary) throws {
            var bytes: [[UInt8]] = [[], [], []]
            let summary = try derive(
                BlockOutput(rows: { bytes[0] += $0 }, provenance: { bytes[1] += $0 }, differences: { bytes[2] += $0 }))
            let lines = bytes.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
            precondition(summary.rows == lines[0].count && lines[1].count == lines[0].count && summary.differences == lines[2].count)
            result.blocks[kind] = lines[0]
            result.provenance += lines[1]
            result.differences += lines[2]
            result.coverage += summary.coverage
        }
        if let children = sources.childProtection {
            try block(.childProtectionPeriods) {
                try ChildProtectionPeriods(period: period, gapDays: gapDays).derive(from: children, threads: threads, to: $0)
            }
        }
        if let matters = sources.matters {
            try block(.clientPeriods) {
                try ClientPeriods(period: period, gapDays: gapDays).derive(from: matters, threads: threads, to: $0)
            }
        }
        if sources.decisions != nil || sources.services != nil {
            try block(.receivedServices) {
                try ReceivedServices(period: period).derive(from: sources.decisions, sources.services, threads: threads, to: $0)
            }
        }
        if let decisions = sources.decisions {
            try block(.serviceDecisions) { try ServiceDecisions(period: period).derive(from: decisions, threads: threads, to: $0) }
        }
        return result
    }

    /// Reads the input and calls the body with each kind's intake.
    func read(
        _ input: Input, found: (DeliveryFinding) -> Void = { _ in }, _ body: (TableIntake) throws -> Void = { _ in }
    ) throws -> DerivationSources {
        let folder = FileManager.default.temporaryDirectory.appending(path: "derive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var archive = input.archive
        if !input.documents.isEmpty {
            let path = folder.appending(path: "archive.ndjson")
            try Data(input.documents.map { $0 + "\n" }.joined().utf8).write(to: path)
            let documents = try ArchiveIntake.read([path.path], period: period, identityUse: .test, threads: threads)
            archive = [
                .matters: documents.matters, .childProtection: documents.childProtection, .decisions: documents.decisions,
                .services: documents.services,
            ]
            documents.forEachFinding(found)
        }
        func intake(_ kind: TableKind, units: TableIntake? = nil) throws -> TableIntake? {
            let files = input.files[kind] ?? []
            let archive = archive[kind]
            if files.isEmpty && archive == nil { return nil }
            let paths = try files.enumerated().map { index, text in
                let path = folder.appending(path: kind == .matters ? "\(index).csv" : "\(kind.rawValue)\(index).csv")
                try Data(text.utf8).write(to: path)
                return path.path
            }
            let intake = try TableIntake.read(
                paths, kind: kind, period: period, identityUse: .test, threads: threads, units: units,
                archive: archive.map { [$0] } ?? [], memory: memory)
            try body(intake)
            return intake
        }
        var sources = DerivationSources()
        sources.matters = try intake(.matters)
        sources.childProtection = try intake(.childProtection)
        sources.decisions = try intake(.decisions)
        sources.services = try intake(.services, units: intake(.units))
        return sources
    }

    /// A synthetic identity code for a number.
    static func person(_ number: Int) -> String {
        let birthDay = Day(year: 1950 + number / 336 % 40, month: number / 28 % 12 + 1, day: number % 28 + 1)!
        return IdentityCode(birthDay: birthDay, sign: "-", individualNumber: 900 + number / 13_440 % 100)!.text
    }
}
