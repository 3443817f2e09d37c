import HTTPTypes
import Hummingbird

/// Puts on every answer the headers that keep a browser from doing more than the pages need.
///
/// Pages use only this site's own style sheet, script and pictures; nothing runs inline, nothing is asked of others, and no other site may
/// show a page in a frame. What depends on who asks is never kept by a cache.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = PageContext

    /// Whether readers come by https.
    let isSecure: Bool

    private static let fixed: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (.named("Referrer-Policy"), "same-origin"),
        (.named("X-Frame-Options"), "DENY"),
        (.named("Cross-Origin-Opener-Policy"), "same-origin"),
        (.named("Cross-Origin-Resource-Policy"), "same-origin"),
        (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
    ]

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fixed { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

extension HTTPField.Name {
    /// A header name written in this program's code, where a misspelt one is a programmer's error.
    static func named(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header name") }
        return name
    }
}
