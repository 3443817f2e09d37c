import ArchiveDocuments
import ArgumentParser
import Delivery
import Foundation
import Localization
import RegisterModel

/// `sosdata check`: runs every rule over a delivery or single files (delivery page, *Commands* and *Rules*).
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("check.abstract", .en))

    @Argument(help: .init(Catalogue.commands.text("check.paths", .en)))
    var paths: [String]

    @Option(help: .init(Catalogue.commands.text("check.period", .en)))
    var period: String?

    @Option(help: .init(Catalogue.commands.text("check.notification", .en)))
    var notification: String?

    @Option(help: .init(Catalogue.commands.text("check.previous", .en)))
    var previous: String?

    @Option(help: .init(Catalogue.commands.text("check.confirm", .en)))
    var confirm: String?

    @Option(help: .init(Catalogue.commands.text("check.since", .en)))
    var since: String?

    @Option(help: .init(Catalogue.commands.text("check.format", .en)))
    var format: ReportFormat = .text

    @Option(help: .init(Catalogue.commands.text("check.out", .en)))
    var out: String?

    @Flag(help: .init(Catalogue.commands.text("check.sample", .en)))
    var sample = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        do {
            let report = try report(try settings())
            if !reading.quiet || out != nil {
                let earlier = try since.map { path throws(DeliveryFailure) in try EarlierFindings(file: path) }
                let printer = ReportPrinter(report: report, language: reading.language, earlier: earlier)
                if let out {
                    try NewFile.write(out) { file in try printer.print(format) { try file.write($0) } }
                } else {
                    let file = OutputFile()
                    try printer.print(format) { try file.write($0) }
                    try file.finish()
                }
            }
            try rememberConfirms(of: report)
            if report.hasErrors { throw ExitCode(1) }
        } catch let failure as DeliveryFailure {
            throw refusal(failure.message(in: reading.language))
        }
    }

    private func settings() throws -> CheckSettings {
        guard (paths + reading.mapping + [notification, since].compactMap(\.self)).count(where: { $0 == "-" }) <= 1 else {
            throw refusal(Catalogue.commands.text("derive.one-standard-input", reading.language))
        }
        var settings = CheckSettings(
            period: try period.map { try reading.monitoringPeriod($0) }, identityUse: reading.identity, threads: try reading.threadCount(),
            memory: try reading.memoryBudget())
        settings.notification = try notification.map { path throws(DeliveryFailure) in try DeclaredDelivery(file: path) }
        settings.previous = previous
        (settings.expectsFullVolume, settings.comparesVolume) = (!sample, !sample)
        settings.mappings = try reading.mappings()
        if let confirm, FileManager.default.fileExists(atPath: confirm) { settings.confirmations = try Confirmations(file: confirm) }
        return settings
    }

    /// Writes the file of confirmations with a place for each reason that is still wanted; what stands in it stays.
    private func rememberConfirms(of report: CheckReport) throws {
        guard let confirm, let bytes = report.confirmations.file(adding: report, language: reading.language) else { return }
        try NewFile.write(confirm) { try $0.write(bytes) }
        if !reading.quiet { note(Catalogue.commands.text("check.confirm-written", reading.language, ["file": confirm])) }
    }

    private func report(_ settings: CheckSettings) throws -> CheckReport {
        let progress = ProgressLine(isQuiet: reading.quiet, language: reading.language)
        defer { progress.end() }
        var settings = settings
        settings.meter = progress.meter
        var isFolder: ObjCBool = false
        if paths.count == 1, FileManager.default.fileExists(atPath: paths[0], isDirectory: &isFolder), isFolder.boolValue {
            noteExtracts(in: paths[0])
            return try DeliveryCheck.run(folder: paths[0], settings: settings)
        }
        var standardInput = try paths.contains("-") ? InputBytes(path: "-", meter: settings.meter) : nil
        let holdsDocuments = try standardInput?.holdsDocuments() ?? false
        settings.standardInput = standardInput
        let archive = paths.filter { $0 == "-" ? holdsDocuments : ArchiveFile.isOne($0) }
        let documents = try archive.isEmpty ? nil : read(archive, settings)
        return try DeliveryCheck.run(files: paths.filter { !archive.contains($0) }, documents: documents, settings: settings)
    }

    /// Tells whoever gave a folder of extracts how they are checked, for the report says no more than that no delivery is there.
    private func noteExtracts(in folder: String) {
        func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }
        func names(_ kinds: [TableKind]) -> [String] { kinds.flatMap { ["\($0.rawValue).csv", "\($0.rawValue).csv.gz"] } }
        let blocks = names(TableKind.allCases.filter(\.isBlock))
        guard !reading.quiet, !(blocks + [DeliveryManifest.fileName]).contains(where: isThere) else { return }
        let extracts = (names(TableKind.allCases.filter { !$0.isBlock }) + ["archive.ndjson", "archive.ndjson.gz"]).filter(isThere)
        guard !extracts.isEmpty else { return }
        note(
            Catalogue.commands.text(
                "check.extracts", reading.language,
                ["folder": folder, "files": extracts.map { "\(folder)/\($0)" }.joined(separator: " ")]))
    }

    private func read(_ archive: [String], _ settings: CheckSettings) throws(DeliveryFailure) -> ArchiveReading {
        guard let period = settings.period else { throw .noPeriod }
        return try ArchiveReading.read(
            archive, period: period, identityUse: settings.identityUse, threads: settings.threads, standardInput: settings.standardInput)
    }
}
