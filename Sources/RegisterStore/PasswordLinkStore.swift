import Foundation

/// A link by which a person sets the password of an account, once. The token itself is only in the link; the register knows its SHA-256.
public struct PasswordLink: Hashable, Sendable {
    /// SHA-256 of the token, 32 bytes.
    public let tokenHash: [UInt8]
    /// Whose password it sets.
    public let accountID: String
    /// From this instant on it sets nothing.
    public let expiresAt: Date

    /// Makes a link from its parts.
    public init(tokenHash: [UInt8], accountID: String, expiresAt: Date) {
        self.tokenHash = tokenHash
        self.accountID = accountID
        self.expiresAt = expiresAt
    }
}

/// Links that set passwords, and the passwords they set.
public protocol PasswordLinkStore {
    /// The link with a token's hash; nil if there is none.
    func passwordLink(tokenHash: [UInt8]) throws -> PasswordLink?
    /// Adds a link; earlier ones of the account go.
    func replacePasswordLinks(with link: PasswordLink) throws
    /// Exchanges an account's password hash; its links and sessions go.
    func setPassword(ofAccount id: String, hash: String) throws
}
