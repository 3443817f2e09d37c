import HTTPTypes
import Hummingbird
import WebPages

/// Lets a request that changes something pass only if it comes from one of this site's own pages, shown to this very session.
///
/// Two signs must agree: the browser's own headers (`Sec-Fetch-Site`, `Origin`) name no other site, and the form sends back the token of
/// the session, also when signing in. An upload is read as a stream; there ``Upload`` checks the token, which comes first in the form.
struct FormGuard: RouterMiddleware {
    typealias Context = PageContext

    /// The name of the field that carries the token.
    static let field = "csrf"
    /// The largest form, in bytes.
    let limitBytes: Int

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        guard request.comesFromThisSite else { throw PageError.refusedForm }
        if request.address == .newDelivery { return try await next(request, context) }
        guard request.hasForm else { throw PageError.unreadableForm }
        var context = context
        context.form = try await form(of: request)
        guard context.reader.token.accepts(formToken: context.form[Self.field]) else { throw PageError.refusedForm }
        return try await next(request, context)
    }

    private func form(of request: Request) async throws -> FormFields {
        // What the browser announces is refused before a byte is read; what it does not announce is counted.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limitBytes { throw PageError.tooLarge }
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            guard bytes.count + chunk.readableBytes <= limitBytes else { throw PageError.tooLarge }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        guard let text = String(validating: bytes, as: UTF8.self), let form = FormFields(encoded: text) else {
            throw PageError.unreadableForm
        }
        return form
    }
}

extension Request {
    /// The address of the site that is asked for; nil if the site has none such.
    var address: Address? { Address(head.path ?? "") }

    /// The parameters after the question mark; empty where they cannot be read.
    var query: FormFields { FormFields(encoded: uri.query ?? "") ?? FormFields() }

    /// Whether the browser's headers name no other site as the origin. A browser that sends neither header is judged by the token alone.
    fileprivate var comesFromThisSite: Bool {
        if let site = headers[.named("Sec-Fetch-Site")], site != "same-origin", site != "none" { return false }
        guard let origin = headers[.origin] else { return true }
        guard let host = head.authority, let start = origin.firstRange(of: "://")?.upperBound else { return false }
        return origin[start...].lowercased() == host.lowercased()
    }

    fileprivate var hasForm: Bool {
        guard let type = headers[.contentType] else { return false }
        return HeaderParameters(type[...]).value == "application/x-www-form-urlencoded"
    }
}
