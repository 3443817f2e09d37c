import HTTPTypes
import Hummingbird
import Logging
import Operations
import RegisterStore
import WebPages

/// Turns whatever went wrong into a page in the reader's language that says what to do. The fault itself stays in the log, and there only by
/// its kind: what was entered is never written down.
struct ErrorPages: RouterMiddleware {
    typealias Context = PageContext

    /// What pages need of the settings.
    let settings: ServerSettings

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let visit = Visit(request: request, context: context, address: request.address ?? .home, settings: settings)
            switch Self.pageError(error) {
            case .signInNeeded: return visit.redirectToSignIn()
            case .methodNotAllowed?:
                var response = visit.page(ErrorPage(.methodNotAllowed), status: .methodNotAllowed)
                response.headers[.allow] = visit.address.allowedMethods
                return response
            case let known?: return visit.page(ErrorPage(ErrorPage.Kind(rawValue: known.status.code) ?? .badRequest), status: known.status)
            case nil:
                context.logger.error("failed", metadata: ["error": "\(FaultKind(error))"])
                // A fault of the machine passes, and what was entered is still in the browser; one of the program does not.
                let isOfMachine = error is StoreFault
                return visit.page(
                    ErrorPage(isOfMachine ? .unavailable : .failure, requestID: context.id),
                    status: isOfMachine ? .serviceUnavailable : .internalServerError)
            }
        }
    }

    /// What a thrown error means to a reader; nil where the program itself has failed.
    private static func pageError(_ error: any Error) -> PageError? {
        switch error {
        case let error as PageError: error
        case OperationError.forbidden: .forbidden
        case OperationError.notFound: .notFound
        case OperationError.conflict, OperationError.wrongState: .conflict
        case OperationError.invalid: .invalid
        case OperationError.tooManyAttempts, OperationError.wrongCredentials: .tooMany
        case is MultipartError: .unreadableForm
        // The router knows seven methods; a request with any other is asked for nothing we have.
        case let error as HTTPError where error.status == .notFound: .notFound
        default: nil
        }
    }
}
