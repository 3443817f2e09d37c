import ArgumentParser
import CodeLists
import Foundation
import Localization
import RegisterModel
import SyntheticData

/// `sosdata generate`: makes synthetic extracts for one organiser or the whole country, sound or broken in named ways.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("generate.abstract", .en))

    @Option(help: .init(Catalogue.commands.text("generate.period", .en)))
    var period: String

    @Option(help: .init(Catalogue.commands.text("generate.organiser", .en)))
    var organiser: String

    @Option(help: .init(Catalogue.commands.text("generate.clients", .en)))
    var clients: Int

    @Option(help: .init(Catalogue.commands.text("generate.seed", .en)))
    var seed: UInt64

    @Option(help: .init(Catalogue.commands.text("generate.defects", .en)))
    var defects: Double = 0

    @Flag(help: .init(Catalogue.commands.text("generate.without-archive", .en)))
    var withoutArchive = false

    @Option(help: .init(Catalogue.commands.text("generate.out", .en)))
    var out: String

    func run() throws {
        let order = try order()
        let folder: NewFolder
        do { folder = try NewFolder(at: out) } catch NewFolder.Refusal.inUse {
            throw refusal(Self.text("generate.out-in-use", ["path": out]))
        } catch { throw refusal(Self.text("option.cannot-write", ["path": out])) }
        do {
            let files = GrowingFiles(in: folder.sibling)
            let totals = try Extract.make(order) { try files.append($1, to: $0.name) }
            try files.close()
            try folder.keep()
            print(Self.summary(of: totals))
        } catch {
            folder.discard()
            throw refusal(Self.text("option.cannot-write", ["path": out]))
        }
    }

    private func order() throws -> ExtractOrder {
        guard let period = MonitoringPeriod(period) else { throw refusal(Self.text("option.bad-period", ["value": period])) }
        let organisers = organiser == "all" ? Area.organisers : Area.organisers.filter { $0.slug == organiser }
        do throws(ExtractOrder.Refusal) {
            return try ExtractOrder(
                period: period, organisers: organisers, clients: clients, seed: seed, defects: defects, archive: !withoutArchive)
        } catch {
            switch error {
            case .organisers: throw refusal(Self.text("option.bad-organiser", ["value": organiser]))
            case .clients: throw refusal(Self.text("generate.bad-clients", ["limit": String(ExtractOrder.clientLimit)]))
            case .defects: throw refusal(Self.text("generate.bad-defects"))
            }
        }
    }

    private static func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, .en, values) }

    private static func summary(of totals: ExtractTotals) -> String {
        let files = ExtractFile.allCases.filter { $0 != .archive || totals.rows[$0] != nil }.map { file in
            text("generate.file", ["file": file.name, "rows": String(totals.rows[file] ?? 0)])
        }
        let people = text(
            "generate.people",
            [
                "clients": String(totals.clients), "withheld": String(totals.withheld), "temporary": String(totals.temporary),
                "familyLaw": String(totals.familyLawRows),
            ])
        return (files + [people]).joined(separator: "\n")
    }
}
