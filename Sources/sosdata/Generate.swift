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

    @Option(help: .init(Catalogue.commands.text("generate.out", .en)))
    var out: String

    func run() throws {
        let order = try order()
        let folder: NewFolder
        do { folder = try NewFolder(at: out) } catch { throw refusal("generate.out-in-use", ["path": out]) }
        do {
            let totals = try folder.fill { files in try Extract.make(order) { try files.append($1, to: $0.name) } }
            print(Self.summary(of: totals))
        } catch {
            throw refusal("generate.cannot-write", ["path": out])
        }
    }

    private func order() throws -> ExtractOrder {
        guard let period = MonitoringPeriod(period) else { throw refusal("generate.bad-period", ["value": period]) }
        let organisers = organiser == "all" ? Area.organisers : Area.organisers.filter { $0.slug == organiser }
        do throws(ExtractOrder.Refusal) {
            return try ExtractOrder(period: period, organisers: organisers, clients: clients, seed: seed, defects: defects)
        } catch {
            switch error {
            case .organisers: throw refusal("generate.bad-organiser", ["value": organiser])
            case .clients: throw refusal("generate.bad-clients", ["limit": String(ExtractOrder.clientLimit)])
            case .defects: throw refusal("generate.bad-defects")
            }
        }
    }

    /// Says on standard error why nothing was made; exit status 2.
    private func refusal(_ key: String, _ values: [String: String] = [:]) -> ExitCode {
        FileHandle.standardError.write(Data((Catalogue.commands.text(key, .en, values) + "\n").utf8))
        return ExitCode(2)
    }

    private static func summary(of totals: ExtractTotals) -> String {
        let files = ExtractFile.allCases.map { file in
            Catalogue.commands.text("generate.file", .en, ["file": file.name, "rows": String(totals.rows[file] ?? 0)])
        }
        let people = Catalogue.commands.text(
            "generate.people", .en,
            [
                "clients": String(totals.clients), "withheld": String(totals.withheld), "temporary": String(totals.temporary),
                "familyLaw": String(totals.familyLawRows),
            ])
        return (files + [people]).joined(separator: "\n")
    }
}
