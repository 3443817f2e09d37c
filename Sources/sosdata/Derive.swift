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

    @Option(help: .init(Catalogue.commands.text("derive.matters", .en)))
    var matters: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.gap-days", .en)))
    var gapDays = 0

    @Option(help: .init(Catalogue.commands.text("derive.organiser", .en)))
    var organiser: String?

    @Option(help: .init(Catalogue.commands.text("derive.group", .en)))
    var group: String?

    @Option(help: .init(Catalogue.commands.text("derive.channel", .en)))
    var channel: Channel = .separate

    @Option(help: .init(Catalogue.commands.text("derive.source-system", .en)))
    var sourceSystem: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.out", .en)))
    var out: String

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let making = try making()
        let folder: NewFolder
        do { folder = try NewFolder(at: out, replacing: DeliveryMaking.isOurs) } catch NewFolder.Refusal.inUse {
            throw refusal(text("derive.out-in-use", ["path": out]))
        } catch { throw refusal(text("option.cannot-write", ["path": out])) }
        let outcome: DeliveryMaking.Outcome
        do {
            outcome = try making.run(matters: matters, findings: reading.language, into: folder.sibling)
            try folder.keep()
        } catch {
            folder.discard()
            throw refusal((error as? DeliveryFailure)?.message(in: reading.language) ?? text("option.cannot-write", ["path": out]))
        }
        for (file, columns) in outcome.ignoredColumns {
            note(text("derive.ignored-columns", ["file": file, "columns": columns.joined(separator: ", ")]))
        }
        if !reading.quiet {
            for totals in outcome.totals { print(totals.line(in: reading.language)) }
            for (rule, count) in outcome.findings {
                print("  \(rule.name) (\(rule.severity.name(in: reading.language))): \(count). \(rule.what(in: reading.language))")
            }
            print(text("derive.rows", ["file": "\(BlockKind.clientPeriods.rawValue).csv", "rows": String(outcome.rows)]))
        }
        if outcome.hasErrors { throw ExitCode(1) }
    }

    private func making() throws -> DeliveryMaking {
        let quarter = try reading.monitoringPeriod(period)
        guard !matters.isEmpty else { throw refusal(text("derive.no-input")) }
        guard matters.count(where: { $0 == "-" }) <= 1 else { throw refusal(text("derive.one-standard-input")) }
        guard (0...36_500).contains(gapDays) else { throw refusal(text("derive.bad-gap-days", ["value": String(gapDays)])) }
        let area = organiser.flatMap { Area($0) }
        if let organiser, area?.isOrganiser != true { throw refusal(text("option.bad-organiser", ["value": organiser])) }
        return DeliveryMaking(
            period: quarter, organiser: area, group: group, channel: channel, sourceSystems: sourceSystem, gapDays: gapDays,
            identityUse: reading.identity, threads: try reading.threadCount())
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, reading.language, values) }
}

extension FileTotals {
    /// `file: read = used + duplicate + rejected + out of scope`, in words.
    func line(in language: Language) -> String {
        Catalogue.commands.text(
            "totals.line", language,
            [
                "file": file, "read": String(read), "used": String(used), "duplicate": String(duplicate), "rejected": String(rejected),
                "outOfScope": String(outOfScope),
            ])
    }
}
