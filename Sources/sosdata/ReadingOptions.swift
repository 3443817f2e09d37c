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

    @Option(help: .init(Catalogue.commands.text("reading.memory", .en)))
    var memory: String?

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

    /// The memory that rows may take; nil for as much as they need.
    func memoryBudget() throws -> MemoryBudget? {
        guard let memory else { return nil }
        guard let bytes = Self.bytes(memory) else {
            throw refusal(Catalogue.commands.text("reading.bad-memory", language, ["value": memory]))
        }
        return MemoryBudget(bytes: bytes)
    }

    /// Reads a size: a number of bytes, or of KiB, MiB or GiB with K, M or G behind it; nil for anything else, and for more than 1 TiB.
    static func bytes(_ text: String) -> Int? {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = text.last.flatMap { units[Character($0.uppercased())] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard (1...13).contains(digits.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else {
            return nil
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        return !overflow && (1...1 << 40).contains(bytes) ? bytes : nil
    }

    /// Reads a monitoring period as it is written on the command line.
    func monitoringPeriod(_ text: String) throws -> MonitoringPeriod {
        guard let period = MonitoringPeriod(text) else {
            throw refusal(Catalogue.commands.text("option.bad-period", language, ["value": text]))
        }
        return period
    }
}
