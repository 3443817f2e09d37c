import ArgumentParser
import Delivery
import Foundation
import Localization
import RegisterModel

extension Language: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension IdentityUse: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}

/// What every command takes that reads deliveries or extracts.
struct ReadingOptions: ParsableArguments {
    @Option(help: .init(Catalogue.commands.text("reading.identity", .en)))
    var identity: IdentityUse = .production

    @Option(help: .init(Catalogue.commands.text("reading.mapping", .en)))
    var mapping: [String] = []

    @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
    var language: Language = .en

    @Option(help: .init(Catalogue.commands.text("reading.threads", .en)))
    var threads: Int?

    @Flag(help: .init(Catalogue.commands.text("reading.quiet", .en)))
    var quiet = false

    /// The threads to use; 1 to 64.
    func threadCount() throws -> Int {
        let count = threads ?? ProcessInfo.processInfo.activeProcessorCount
        guard (1...64).contains(count) else {
            throw refusal(Catalogue.commands.text("reading.bad-threads", language, ["value": String(count)]))
        }
        return count
    }

    /// Reads the mapping files.
    func mappings() throws(DeliveryFailure) -> [MappingFile] {
        var files: [MappingFile] = []
        for path in mapping { files.append(try MappingFile(file: path)) }
        return files
    }

    /// Reads a monitoring period as it is written on the command line.
    func monitoringPeriod(_ text: String) throws -> MonitoringPeriod {
        guard let period = MonitoringPeriod(text) else {
            throw refusal(Catalogue.commands.text("option.bad-period", language, ["value": text]))
        }
        return period
    }
}
