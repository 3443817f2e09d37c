import HTTPTypes
import Hummingbird
import Logging
import WebPages

/// Writes one line per request: its id, method, the pattern of its address, status and duration. Never a query, a form's value, an id, a
/// name or a network address; an address the site does not have is not written either, for a reader may have put anything into it.
struct RequestLog: RouterMiddleware {
    typealias Context = PageContext

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // Only what fails before a page can be made comes here: the session could not be read.
            context.logger.error("failed", metadata: ["error": "\(type(of: error))"])
            response = Response(status: .internalServerError)
        }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "address": "\(request.address?.pattern ?? request.apiAddress?.pattern ?? "-")",
                "status": "\(response.status.code)",
                "milliseconds": "\(Int(milliseconds.rounded()))",
            ])
        return response
    }
}
