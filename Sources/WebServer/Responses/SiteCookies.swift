import Hummingbird
import Localization
import WebPages

/// The site's cookies. By https their names begin with `__Host-`, which a browser takes only from this very host and only by https.
struct SiteCookies: Sendable {
    /// Whether readers come by https.
    let isSecure: Bool

    /// The name of the session's cookie.
    var session: String { name("session") }
    /// The name of the language's cookie.
    var language: String { name("language") }
    /// The name of the cookie that says, for one page, what has just been done.
    var flash: String { name("flash") }

    /// Ties the browser to a session until it is closed.
    func session(_ token: SessionToken) -> Cookie { cookie(session, token.text) }

    /// Keeps the language for a year.
    func language(_ language: Language) -> Cookie { cookie(self.language, language.rawValue, maxAgeSeconds: 365 * 24 * 60 * 60) }

    /// Says on the next page what was done; nil removes it. A minute is enough to follow a redirect.
    func flash(_ flash: Flash?) -> Cookie { cookie(self.flash, flash?.rawValue ?? "", maxAgeSeconds: flash == nil ? 0 : 60) }

    private func name(_ name: String) -> String { isSecure ? "__Host-" + name : name }

    private func cookie(_ name: String, _ value: String, maxAgeSeconds: Int? = nil) -> Cookie {
        // Lax: a link from a mail finds the reader signed in, a form of another site does not.
        Cookie(name: name, value: value, maxAge: maxAgeSeconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
