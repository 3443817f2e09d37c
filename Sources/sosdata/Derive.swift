import ArgumentParser
import CodeLists
import Delivery
import Foundation
import Localization
import RegisterModel

/// `sosdata derive`: from source extracts to the blocks of a delivery (derivation page; delivery page, *Commands*).
struct Derive: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("derive.abstract", .en))

    @Option(help: .init(Catalogue.commands.text("derive.period", .en)))
    var period: String

    @OptionGroup var inputs: InputOptions

    @Option(help: .init(Catalogue.commands.text("derive.own-counts", .en)))
    var ownCounts: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.organiser", .en)))
    var organiser: String?

    @Option(help: .init(Catalogue.commands.text("derive.group", .en)))
    var group: String?

    @Option(help: .init(Catalogue.commands.text("derive.channel", .en)))
    var channel: Channel?

    @Option(help: .init(Catalogue.commands.text("derive.source-system", .en)))
    var sourceSystem: [String] = []

    @Flag(help: .init(Catalogue.commands.text("derive.provenance", .en)))
    var provenance = false

    @Option(help: .init(Catalogue.commands.text("derive.out", .en)))
    var out: String

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let making = try making()
        var files = inputs.files
        do { files.mappings = try reading.mappings() } catch { throw refusal(error.message(in: reading.language)) }
        let progress = ProgressLine(isQuiet: reading.quiet, language: reading.language)
        defer { progress.end() }
        files.meter = progress.meter
        let folder: NewFolder
        do { folder = try NewFolder(at: out, replacing: DeliveryMaking.isOurs) } catch NewFolder.Refusal.inUse {
            throw refusal(text("derive.out-in-use", ["path": out]))
        } catch { throw refusal(text("option.cannot-write", ["path": out])) }
        let outcome: DeliveryMaking.Outcome
        do {
            outcome = try making.run(files, findings: reading.language, into: folder.sibling)
            try folder.keep()
            progress.end()
        } catch {
            folder.discard()
            throw refusal((error as? DeliveryFailure)?.message(in: reading.language) ?? text("option.cannot-write", ["path": out]))
        }
        for (file, columns) in outcome.ignoredColumns + (making.ownCounts?.ignoredColumns ?? []) {
            note(text("derive.ignored-columns", ["file": file, "columns": columns.joined(separator: ", ")]))
        }
        if !reading.quiet {
            for line in DerivationReport(outcome: outcome, ownCounts: making.ownCounts, language: reading.language).lines { print(line) }
        }
        if outcome.hasErrors { throw ExitCode(1) }
    }

    private func making() throws -> DeliveryMaking {
        let quarter = try reading.monitoringPeriod(period)
        try inputs.validate(in: reading.language, beside: ownCounts)
        let area = organiser.flatMap { Area($0) }
        if let organiser, area?.isOrganiser != true { throw refusal(text("option.bad-organiser", ["value": organiser])) }
        return DeliveryMaking(
            period: quarter, organiser: area, group: group, channel: channel ?? inputs.files.channel, sourceSystems: sourceSystem,
            gapDays: inputs.gapDays, wantsProvenance: provenance, ownCounts: try own(), identityUse: reading.identity,
            threads: try reading.threadCount(), memory: try reading.memoryBudget())
    }

    /// The county's own counts, which only client periods can be set beside.
    private func own() throws -> OwnCounts? {
        if ownCounts.isEmpty { return nil }
        guard !inputs.matters.isEmpty || !inputs.archive.isEmpty else { throw refusal(text("derive.own-counts-need-matters")) }
        do { return try OwnCounts(paths: ownCounts) } catch let fault as OwnCounts.FaultyLine {
            throw refusal(text("derive.own-counts-line", ["file": fault.file, "line": String(fault.line)]))
        } catch let failure as DeliveryFailure { throw refusal(failure.message(in: reading.language)) }
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, reading.language, values) }
}
