import HTTPTypes
import Hummingbird
import Localization
import Operations
import WebPages

/// Who is asking: the browser's session and language, and the signed-in user if there is one.
struct Reader: Sendable {
    /// The language of the answer.
    var language: Language
    /// The browser's session token.
    var token: SessionToken
    /// Whether the token was made for this answer, which then sets the cookie.
    var isNewToken: Bool
    /// The signed-in user; nil before sign-in and after the session has ended.
    var actor: Actor?
    /// What the last request did, to be told now.
    var flash: Flash?
}

/// Finds out who is asking, before anything else is done, and keeps the reader's cookies.
///
/// Three cookies, none of them readable by a script: the session, the language, and for one page what has just been done.
struct ReaderStep: RouterMiddleware {
    typealias Context = PageContext

    /// Where sessions are looked up.
    let operations: Operations
    /// The cookies' names and attributes.
    let cookies: SiteCookies

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        switch request.address {
        case .asset, .health: return try await next(request, context)
        default: break
        }
        let sent = request.cookies
        let known = sent[cookies.session].flatMap { SessionToken($0.value) }
        var context = context
        context.reader = Reader(
            language: LanguageChoice.language(cookie: sent[cookies.language]?.value, acceptLanguage: request.headers[.acceptLanguage]),
            token: known ?? SessionToken(), isNewToken: known == nil, flash: sent[cookies.flash].flatMap { Flash(rawValue: $0.value) })
        if let known { context.reader.actor = try await operations.actor(token: known.text) }
        var response = try await next(request, context)
        // What everybody gets alike is kept by caches: no cookie is sent with it.
        if case .statistics = request.address, known == nil, context.reader.flash == nil { return response }
        if context.reader.isNewToken, !response.setsCookie(cookies.session) { response.setCookie(cookies.session(context.reader.token)) }
        if context.reader.flash != nil, response.status.kind != .redirection, !response.setsCookie(cookies.flash) {
            response.setCookie(cookies.flash(nil))
        }
        return response
    }
}

extension Response {
    /// Whether the answer already sets a cookie of this name.
    fileprivate func setsCookie(_ name: String) -> Bool { headers[values: .setCookie].contains { $0.hasPrefix(name + "=") } }
}
