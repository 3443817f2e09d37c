import Foundation
import Mail
import Operations
import Printing
import RegisterStore

/// Takes the register's mails to the mail server of the settings.
struct SMTPCarrier: MailCarrier {
    let sender: MailSender
    var domain: String { sender.server.domain }

    func carry(_ mail: OutboxMail, _ letter: Letter, pdf: [UInt8]?) async throws(MailObstacle) {
        let message = MailMessage(
            recipient: mail.recipient, subject: letter.subject, text: letter.text, html: letter.html, messageID: mail.messageID,
            writtenAt: Int(mail.createdAt.timeIntervalSince1970),
            attachment: pdf.flatMap { bytes in letter.fileName.map { .init(name: $0, bytes: bytes) } })
        let sender = sender
        // Sending waits for the network, on a thread of its own.
        let fault: MailFault? = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                do throws(MailFault) {
                    try sender.send(message)
                    continuation.resume(returning: nil)
                } catch {
                    continuation.resume(returning: error)
                }
            }
        }
        switch fault {
        case nil: return
        case .connection: throw .connection
        case .security: throw .security
        case .credentials: throw .credentials
        case .unwelcome: throw .unwelcome
        case .postponed: throw .postponed
        case .address: throw .address
        case .refused: throw .refused
        }
    }
}

/// Prints documents with WeasyPrint.
struct WeasyPrinter: DocumentPrinter {
    let program: WeasyPrint

    /// The program of the settings, or else the one that `Scripts/bootstrap` installs beside the sources; nil if there is none.
    init?(path: String?) {
        let path = path ?? ".venv/bin/weasyprint"
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        program = WeasyPrint(program: URL(filePath: path).standardizedFileURL.path)
    }

    func pdf(_ html: String) async throws -> [UInt8] { try await program.pdf(html) }
}
