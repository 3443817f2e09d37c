import ArgumentParser
import Foundation
import Localization
import Logging
import Mail
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import RegisterStoreSQLite
import WebPages
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
        var settings = try settings()
        // Without accounts nobody could use a new register; a misspelt path must not make one.
        guard directory.hasRegister || !settings.accounts.isEmpty else { throw refusal("serve.no-data", ["path": data]) }
        let accounts = try? String(contentsOf: directory.demonstrationAccounts, encoding: .utf8)
        settings.isDemonstration = accounts != nil
        let operations = try await operations(directory, settings)
        let links = try await invite(settings.accounts, operations)
        let logger = Logger(label: "sosdata") { StreamLogHandler.standardError(label: $0) }
        do {
            try await WebServer.run(operations: operations, settings: settings, logger: logger) { [settings] port in
                print(Self.welcome(settings, port: port, accounts: accounts, links: links))
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

    private func operations(_ directory: DataDirectory, _ server: ServerSettings) async throws -> Operations {
        do {
            guard try directory.take() else { throw refusal("serve.in-use", ["path": data]) }
            if !directory.hasRegister { try directory.makeKeys() }
            let store = try SQLiteRegisterStore(path: directory.register)
            var settings = OperationSettings(
                clock: { Date() }, random: { randomBytes($0) }, identityUse: server.isDemonstration ? .test : .production,
                keys: try directory.keys(),
                dataDirectory: directory.root.path)
            settings.letters = NotificationLetters()
            settings.printer = try printer(server)
            settings.carrier = try carrier(server)
            let operations = Operations(store: store, settings: settings)
            // A new register has the round whose form the program carries.
            if try await operations.rounds(by: .machineOperator).isEmpty { try await operations.openRound(.first, by: .machineOperator) }
            return operations
        } catch let exit as ExitCode {
            throw exit
        } catch DataDirectory.KeyFault.unreadable(let file) {
            throw refusal("serve.keys", ["path": file])
        } catch {
            // Taking the folder fails where nothing can be written into it, before there is a store.
            let fault = error as? StoreFault ?? (error is CocoaError ? .readOnly : nil)
            let reason = fault.map { Catalogue.commands.text("serve.register-\($0.rawValue)", .en) } ?? ""
            throw refusal("serve.register", ["path": directory.register, "reason": reason])
        }
    }

    /// Makes the accounts that are not there yet; the address and the link's token of each person who has set no password.
    private func invite(_ people: [Invitation], _ operations: Operations) async throws -> [(email: String, token: String)] {
        var links: [(email: String, token: String)] = []
        for person in people {
            do {
                if let token = try await operations.invite(person, by: .machineOperator) { links.append((person.email, token)) }
            } catch OperationError.invalid {
                throw refusal("serve.bad-account", ["email": person.email])
            }
        }
        return links
    }

    /// The program that prints, if there is one. One that the settings name has to be there.
    private func printer(_ server: ServerSettings) throws -> (any DocumentPrinter)? {
        let printer = WeasyPrinter(path: server.weasyPrint)
        if let path = server.weasyPrint, printer == nil { throw refusal("serve.weasyprint", ["path": path]) }
        return printer
    }

    /// The way to the mail server, if the settings name one.
    private func carrier(_ server: ServerSettings) throws -> (any MailCarrier)? {
        guard let mail = server.mail else { return nil }
        var target = MailServer(host: mail.host, port: mail.port, sender: mail.sender, isPlain: mail.isPlain)
        target.user = mail.user
        if let path = mail.certificateFile {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.contains("BEGIN CERTIFICATE") else {
                throw refusal("serve.mail-certificates", ["path": path])
            }
            target.certificateFile = path
        }
        if let path = mail.passwordFile {
            guard let password = try? String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines),
                !password.isEmpty, !password.contains(where: \.isNewline)
            else {
                throw refusal("serve.mail-password", ["path": path])
            }
            target.password = password
        }
        return SMTPCarrier(sender: MailSender(server: target))
    }

    private static func welcome(
        _ settings: ServerSettings, port: Int, accounts: String?, links: [(email: String, token: String)]
    ) -> String {
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let here = "http://\(host):\(port)"
        let started = Catalogue.commands.text("serve.started", .en, ["address": here])
        let invitations = links.map { email, token in
            let link = (settings.address ?? here) + Address.setPassword(token).path
            return Catalogue.commands.text("serve.invitation", .en, ["email": email, "link": link])
        }
        return ([started, accounts?.trimmingCharacters(in: .newlines)].compactMap { $0 } + invitations).joined(separator: "\n")
    }

    /// Says on standard error why the server did not start; exit status 2.
    private func refusal(_ key: String, _ values: [String: String] = [:]) -> ExitCode {
        FileHandle.standardError.write(Data((Catalogue.commands.text(key, .en, values) + "\n").utf8))
        return ExitCode(2)
    }
}
