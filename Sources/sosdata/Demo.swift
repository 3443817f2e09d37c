import ArgumentParser
import Foundation
import Localization
import SyntheticData

/// `sosdata demo`: fills a new data directory with a demonstration of made-up people.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("demo.abstract", .en))

    @Option(help: .init(Catalogue.commands.text("demo.data", .en)))
    var data: String

    @Option(help: .init(Catalogue.commands.text("demo.clients", .en)))
    var clients: Int = 50_000

    @Option(help: .init(Catalogue.commands.text("demo.seed", .en)))
    var seed: UInt64 = 2023

    @Flag(help: .init(Catalogue.commands.text("demo.timings", .en)))
    var timings = false

    func run() async throws {
        let directory = DataDirectory(data)
        // The file of accounts is written last, so a folder that has it is whole.
        if let accounts = try? String(contentsOf: directory.demonstrationAccounts, encoding: .utf8), directory.hasRegister {
            print(text("demo.already", ["path": data]))
            print(accounts, terminator: "")
            return
        }
        guard (100...ExtractOrder.clientLimit).contains(clients) else {
            throw refusal(text("demo.bad-clients", ["limit": String(ExtractOrder.clientLimit)]))
        }
        let folder: NewFolder
        do { folder = try NewFolder(at: data) } catch NewFolder.Refusal.inUse { throw refusal(text("demo.in-use", ["path": data])) }
        do {
            let made = try await Demonstration(directory: DataDirectory(root: folder.sibling), clients: clients, seed: seed).fill()
            try folder.keep()
            print(made.sentence(path: data))
            print(text("demo.samples", ["path": directory.samples.path]))
            print(made.accounts, terminator: "")
            if timings { FileHandle.standardError.write(Data(made.timingLines.utf8)) }
        } catch {
            folder.discard()
            throw refusal(text("demo.failed", ["path": data, "reason": "\(error)"]))
        }
    }

    private func text(_ key: String, _ values: [String: String]) -> String { Catalogue.commands.text(key, .en, values) }
}
