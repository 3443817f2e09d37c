import ArgumentParser
import Foundation
import Localization

/// The program. Its commands are the only place where stores, server and settings meet.
@main
struct Sosdata: AsyncParsableCommand {
    /// The program's name and version as manifests carry them.
    static let program = "sosdata \(version)"
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "sosdata", abstract: Catalogue.commands.text("sosdata.abstract", .en), version: program,
        subcommands: [
            Derive.self, Check.self, Explain.self, Generate.self, Deliver.self, Rules.self, Codes.self, Demo.self, Serve.self,
        ])

    /// Runs a command. Wrong usage ends with status 2, whatever number the argument library has for it.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if code.isSuccess {
                print(message)
            } else if !message.isEmpty {
                note(message)
            }
            Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}

/// Says something on standard error.
func note(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }

/// Says on standard error why nothing was done; exit status 2.
func refusal(_ message: String) -> ExitCode {
    note(message)
    return ExitCode(2)
}
