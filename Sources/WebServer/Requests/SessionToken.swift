import Crypto
import Foundation
import RegisterModel

/// The secret that ties a browser to its session: 32 random bytes in the session cookie, known to that browser and nobody else.
///
/// Before sign-in a browser has one too, so that the sign-in form is protected as any other; at sign-in it is replaced.
struct SessionToken: Hashable, Sendable {
    /// The token as the cookie carries it: 64 hexadecimal digits in lower case.
    let text: String

    /// A new token from the system's source of randomness.
    init() { text = SymmetricKey(size: .bits256).withUnsafeBytes { $0.hexadecimal } }

    /// Reads a cookie's value; nil for anything that is not such a token.
    init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
        self.text = text
    }

    /// What every form of this session sends back. It is derived one way, so it needs no storage, and a page that leaks it does not leak the
    /// session.
    var formToken: String {
        HMAC<SHA256>.authenticationCode(for: Data("form".utf8), using: SymmetricKey(data: Data(text.utf8))).hexadecimal
    }

    /// Whether a form sent this session's token, compared in a time that does not tell how much of it is right.
    func accepts(formToken sent: String?) -> Bool {
        guard let sent, sent.utf8.count == 64 else { return false }
        return zip(sent.utf8, formToken.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
