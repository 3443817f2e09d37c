import Hummingbird
import Logging
import Operations
import ServiceLifecycle

/// Sends the mails of the outbox as long as the server runs; those that a crash interrupted go out again with the same message id.
struct MailRunner: Service {
    /// Where mails are recorded and sent.
    let operations: Operations
    /// Where a fault of the outbox itself is noted, by the kind of error.
    let logger: Logger

    func run() async throws {
        try await operations.resumeMails()
        await cancelWhenGracefulShutdown {
            await operations.sendMails { error in
                logger.error("mail failed", metadata: ["error": "\(FaultKind(error))"])
            }
            // A service that ends would end the server: without a mail server this one only waits.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
    }
}
