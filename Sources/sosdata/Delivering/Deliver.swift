import ArgumentParser
import Delivery
import Foundation
import Localization
import RegisterModel

/// `sosdata deliver`: checks a delivery, sends it to a server's API and waits until the server has checked it (delivery page, *Commands*).
struct Deliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("deliver.abstract", .en))

    @Argument(help: .init(Catalogue.commands.text("deliver.folder", .en)))
    var folder: String

    @Option(help: .init(Catalogue.commands.text("deliver.to", .en)))
    var to: String

    @Option(help: .init(Catalogue.commands.text("deliver.token-file", .en)))
    var tokenFile: String

    @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
    var language: Language = .en

    @Flag(help: .init(Catalogue.commands.text("reading.quiet", .en)))
    var quiet = false

    func run() async throws {
        let server = DeliveryServer(try address(), token: try token(), language: language)
        do {
            let status = try await deliver(to: server)
            try await server.close()
            if status != 0 { throw ExitCode(status) }
        } catch DeliveryServer.Fault.refused(401, let detail) {
            try await server.close()
            throw refusal(text("deliver.bad-token", ["path": tokenFile, "reason": detail]))
        } catch DeliveryServer.Fault.refused(let code, let detail) {
            try await server.close()
            throw refusal(text("deliver.refused", ["status": String(code), "reason": detail]))
        } catch DeliveryServer.Fault.passing(let reason) {
            try await server.close()
            throw refusal(text("deliver.no-connection", ["address": to, "reason": reason]))
        } catch {
            try? await server.close()
            throw error
        }
    }

    /// Checks, sends, waits, reports. Returns the exit status.
    private func deliver(to server: DeliveryServer) async throws -> Int32 {
        // Asked first: a wrong address or token shows before a long check, and only the server knows which identity codes it takes.
        let root = try await server.root()
        let identity = IdentityUse(rawValue: root.identity) ?? .production
        let manifest = try checked(for: identity)
        let progress = TransferProgress(language: language, isQuiet: quiet)
        let delivery = try await Transfer(
            server: server, folder: URL(filePath: folder), manifest: manifest, progress: progress
        ).run()
        let sentence = text("deliver.state-\(delivery.state)", ["id": delivery.id])
        guard let result = delivery.result, result.failure == nil, delivery.state != "failed" else {
            throw refusal([sentence, delivery.result?.failure].compactMap { $0 }.joined(separator: " "))
        }
        if !quiet {
            FileHandle.standardOutput.write(Data(try await server.report(delivery.href)))
            print(sentence)
        }
        return delivery.state == "returned" || (result.findings["error"] ?? 0) > 0 ? 1 : 0
    }

    /// Checks the delivery as the server will; what it would not take is not sent.
    private func checked(for identity: IdentityUse) throws -> DeliveryManifest {
        do {
            let threads = ProcessInfo.processInfo.activeProcessorCount
            var settings = CheckSettings(identityUse: identity, threads: threads)
            // As on the server: where identity codes are made up the people are a sample, whose number says nothing.
            settings.expectsFullVolume = identity == .production
            let report = try DeliveryCheck.run(folder: folder, settings: settings)
            // What waits for a reason is sent: the reason is given on the server, which remembers those that were given before.
            let isSound = report.isAcceptable(leavingOut: CheckReport.rejectedShareLimit) { _ in false }
            if isSound, let manifest = report.manifest { return manifest }
            if !quiet {
                let output = OutputFile()
                try ReportPrinter(report: report, language: language).print(.text) { try output.write($0) }
                try output.finish()
                print(text("deliver.not-sent"))
            }
            throw ExitCode(1)
        } catch let failure as DeliveryFailure {
            throw refusal(failure.message(in: language))
        }
    }

    private func address() throws -> ServerAddress {
        do throws(ServerAddress.Fault) {
            return try ServerAddress(to)
        } catch {
            throw refusal(text(error == .insecure ? "deliver.insecure" : "deliver.bad-address", ["address": to]))
        }
    }

    private func token() throws -> String {
        let content = try? String(contentsOf: URL(filePath: tokenFile), encoding: .utf8)
        let token = content?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !token.isEmpty, token.utf8.count <= 200, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw refusal(text("deliver.no-token", ["path": tokenFile]))
        }
        return token
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, language, values) }
}
