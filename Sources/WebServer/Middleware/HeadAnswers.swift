import HTTPTypes
import Hummingbird

/// Takes the body off what answers HEAD, whichever step made it: headers and status are those of GET.
struct HeadAnswers: RouterMiddleware {
    typealias Context = PageContext

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
