import Foundation

/// A named key by which a program acts for an account at the API. The token itself is only with its owner; the register knows its SHA-256.
public struct APIToken: Hashable, Sendable, Identifiable {
    /// Random, never used again; names the token on pages and in the audit log, and opens nothing.
    public let id: String
    /// SHA-256 of the token, 32 bytes.
    public let tokenHash: [UInt8]
    /// The account it acts for: its area and role are the token's.
    public let accountID: String
    /// What its owner calls it.
    public let name: String
    /// When it was made.
    public let createdAt: Date
    /// From this instant on it opens nothing.
    public let expiresAt: Date
    /// When it was last used, to the minute; nil if never.
    public let lastUsedAt: Date?
    /// When it was revoked; nil while it is not.
    public let revokedAt: Date?

    /// Makes a token's record from its parts.
    public init(
        id: String, tokenHash: [UInt8], accountID: String, name: String, createdAt: Date, expiresAt: Date, lastUsedAt: Date? = nil,
        revokedAt: Date? = nil
    ) {
        self.id = id
        self.tokenHash = tokenHash
        self.accountID = accountID
        self.name = name
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }

    /// Whether it opens the API at an instant.
    public func isValid(at instant: Date) -> Bool { revokedAt == nil && instant < expiresAt }
}

/// The tokens of the API.
public protocol APITokenStore {
    /// The token with a hash, also an expired or revoked one; nil if there is none.
    func apiToken(hash: [UInt8]) throws -> APIToken?
    /// The token with an id; nil if there is none.
    func apiToken(id: String) throws -> APIToken?
    /// Every token, newest first; of one account if given.
    func apiTokens(account: String?) throws -> [APIToken]
    /// Adds a token.
    func add(_ token: APIToken) throws
    /// Notes that a token was used.
    func touchAPIToken(id: String, at instant: Date) throws
    /// Ends a token; one that is already revoked keeps its instant.
    func revokeAPIToken(id: String, at instant: Date) throws
}
