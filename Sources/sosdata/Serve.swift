import ArgumentParser
import Foundation
import Localization
import Logging
import Operations
import RegisterModel
import RegisterStoreSQLite
import WebServer

/// `sosdata serve`: serves the site over a data directory until it is interrupted.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("serve.abstract", .en))

    @Option(help: .init(Catalogue.commands.text("serve.data", .en)))
    var data = "data"

    @Option(help: .init(Catalogue.commands.text("serve.host", .en)))
    var host: String?

    @Option(help: .init(Catalogue.commands.text("serve.port", .en)))
    var port: Int?

    @Option(help: .init(Catalogue.commands.text("serve.config", .en)))
    var config: String?

    func run() async throws {
        let directory = DataDirectory(data)
        guard directory.hasRegister else { throw refusal("serve.no-data", ["path": data]) }
        let accounts = try? String(contentsOf: directory.demonstrationAccounts, encoding: .utf8)
        var settings = try settings()
        settings.isDemonstration = accounts != nil
        let operations = try operations(directory, isDemonstration: accounts != nil)
        let logger = Logger(label: "sosdata") { StreamLogHandler.standardError(label: $0) }
        do {
            try await WebServer.run(operations: operations, settings: settings, logger: logger) { [settings] port in
                print(Self.welcome(settings, port: port, accounts: accounts))
                // The address must be seen at once, also where the output is a pipe and not a terminal.
                fflush(nil)
            }
        } catch WebServer.Fault.portTaken {
            throw refusal("serve.port-taken", ["port": String(settings.port)])
        } catch WebServer.Fault.cannotListen {
            throw refusal("serve.cannot-listen", ["host": settings.host, "port": String(settings.port)])
        }
    }

    /// The defaults, over them the file, over it the options.
    private func settings() throws -> ServerSettings {
        var settings = ServerSettings()
        if let config {
            let text = { (key: String, name: String) in Catalogue.commands.text(key, .en, ["name": name]) }
            do throws(ServerSettings.Fault) {
                try settings.read(json: (try? Data(contentsOf: URL(filePath: config))) ?? Data())
            } catch {
                let reason =
                    switch error {
                    case .unreadable: text("serve.config-unreadable", "")
                    case .unknown(let name): text("serve.config-unknown", name)
                    case .value(let name): text("serve.config-value", name)
                    }
                throw refusal("serve.bad-config", ["path": config, "reason": reason])
            }
        }
        if let host { settings.host = host }
        if let port {
            guard (0...65_535).contains(port) else { throw refusal("serve.bad-port") }
            settings.port = port
        }
        return settings
    }

    private func operations(_ directory: DataDirectory, isDemonstration: Bool) throws -> Operations {
        do {
            let store = try SQLiteRegisterStore(path: directory.register)
            let settings = OperationSettings(
                clock: { Date() }, random: { randomBytes($0) }, identityUse: isDemonstration ? .test : .production,
                keys: try directory.keys(),
                dataDirectory: directory.root.path)
            return Operations(store: store, settings: settings)
        } catch DataDirectory.KeyFault.unreadable(let file) {
            throw refusal("serve.keys", ["path": file])
        } catch {
            throw refusal("serve.register", ["path": directory.register])
        }
    }

    private static func welcome(_ settings: ServerSettings, port: Int, accounts: String?) -> String {
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let started = Catalogue.commands.text("serve.started", .en, ["address": "http://\(host):\(port)"])
        return [started, accounts?.trimmingCharacters(in: .newlines)].compactMap { $0 }.joined(separator: "\n")
    }

    /// Says on standard error why the server did not start; exit status 2.
    private func refusal(_ key: String, _ values: [String: String] = [:]) -> ExitCode {
        FileHandle.standardError.write(Data((Catalogue.commands.text(key, .en, values) + "\n").utf8))
        return ExitCode(2)
    }
}
