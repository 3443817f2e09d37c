import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Operations

/// The web server: from addresses to operations to pages.
public enum WebServer {
    /// Makes the server, ready to run as a service or to be tested without a socket.
    ///
    /// Every request goes through the same steps, outermost first: log, security headers, who is asking, error pages, the check that a form
    /// is ours, the handler of its address.
    /// - Parameters:
    ///   - operations: everything that can be done.
    ///   - settings: how the server is reached and what it takes.
    ///   - logger: where one line per request goes.
    ///   - onStart: called once with the port the server listens on.
    public static func build(
        operations: Operations, settings: ServerSettings, logger: Logger, onStart: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let jobs = JobRunner(operations: operations, logger: logger)
        let site = Site(
            operations: operations, settings: settings, tables: TableShelf(operations: operations),
            published: PublishedShelf(operations: operations))
        let router = Router(context: PageContext.self)
        router.add(middleware: RequestLog())
        router.add(middleware: HeadAnswers())
        router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
        router.add(middleware: API(operations: operations, settings: settings))
        router.add(middleware: ReaderStep(operations: operations, cookies: SiteCookies(isSecure: settings.isSecure)))
        router.add(middleware: ErrorPages(settings: settings))
        router.add(middleware: FormGuard(limitBytes: settings.formLimitBytes))
        // Addresses are told apart by ``Address``, as links are made by it; the router only tells the methods apart.
        for path: RouterPath in ["", "**"] {
            router.get(path) { request, context in try await site.show(request, context) }
            router.head(path) { request, context in try await site.show(request, context) }
            router.post(path) { request, context in try await site.change(request, context) }
            for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
                router.on(path, method: method) { request, context in try await site.refuse(request, context) }
            }
        }
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(Int64(settings.idleSeconds)))),
            configuration: .init(address: .hostname(settings.host, port: settings.port)),
            services: [jobs, MailRunner(operations: operations, logger: logger)],
            onServerRunning: { channel in onStart(channel.localAddress?.port ?? settings.port) },
            logger: logger)
    }

    /// Why the server could not start.
    public enum Fault: Error {
        /// Another program listens on the port.
        case portTaken
        /// The host's address is not this machine's, or the port needs more rights.
        case cannotListen
    }

    /// Serves until the program is interrupted (SIGINT) or told to end (SIGTERM); what is being answered is answered to the end.
    public static func run(
        operations: Operations, settings: ServerSettings, logger: Logger, onStart: @escaping @Sendable (Int) -> Void
    ) async throws {
        let server = build(operations: operations, settings: settings, logger: logger, onStart: onStart)
        do {
            try await server.runService()
        } catch let error as IOError {
            throw error.errnoCode == EADDRINUSE ? Fault.portTaken : Fault.cannotListen
        } catch is SocketAddressError {
            throw Fault.cannotListen
        }
    }
}
