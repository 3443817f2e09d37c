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

    @Option(help: .init(Catalogue.commands.text("check.format", .en)))
    var format: ReportFormat = .text

    @Option(help: .init(Catalogue.commands.text("check.out", .en)))
    var out: String?

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        var settings = CheckSettings(
            period: try period.map { try reading.monitoringPeriod($0) }, identityUse: reading.identity, threads: try reading.threadCount(),
            memory: try reading.memoryBudget())
        do {
            settings.notification = try notification.map { path throws(DeliveryFailure) in try DeclaredDelivery(file: path) }
            settings.previous = previous
            settings.mappings = try reading.mappings()
            let report = try report(settings)
            if !reading.quiet || out != nil {
                let printer = ReportPrinter(report: report, language: reading.language)
                let file = try out.map { path throws(DeliveryFailure) in try OutputFile(path: path) } ?? OutputFile()
                try printer.print(format) { try file.write($0) }
                try file.finish()
            }
            if report.hasErrors { throw ExitCode(1) }
        } catch let failure as DeliveryFailure {
            throw refusal(failure.message(in: reading.language))
        }
    }

    private func report(_ settings: CheckSettings) throws -> CheckReport {
        var isFolder: ObjCBool = false
        if paths.count == 1, FileManager.default.fileExists(atPath: paths[0], isDirectory: &isFolder), isFolder.boolValue {
            return try DeliveryCheck.run(folder: paths[0], settings: settings)
        }
        return try DeliveryCheck.run(files: paths, settings: settings)
    }
}
