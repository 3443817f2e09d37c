import Foundation

/// A signed-in browser. The token itself is only in the browser; the register knows its SHA-256.
public struct Session: Hashable, Sendable {
    /// SHA-256 of the token, 32 bytes.
    public let tokenHash: [UInt8]
    /// Whose session it is.
    public let accountID: String
    /// When it began.
    public let createdAt: Date
    /// When it was last used.
    public let lastUsedAt: Date

    /// Makes a session from its parts.
    public init(tokenHash: [UInt8], accountID: String, createdAt: Date, lastUsedAt: Date) {
        self.tokenHash = tokenHash
        self.accountID = accountID
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}

/// Sessions, and failed attempts to sign in.
public protocol SessionStore {
    /// The session with a token's hash; nil if there is none.
    func session(tokenHash: [UInt8]) throws -> Session?
    /// Adds a session.
    func add(_ session: Session) throws
    /// Notes that a session was used.
    func touchSession(tokenHash: [UInt8], at instant: Date) throws
    /// Ends a session; nothing happens if it is already gone.
    func removeSession(tokenHash: [UInt8]) throws
    /// Removes sessions that began before `created` or were last used before `used`.
    func removeSessions(createdBefore created: Date, unusedSince used: Date) throws
    /// Notes a failed attempt under a key (a hash of what was tried, never the text itself).
    func addFailedSignIn(key: [UInt8], at instant: Date) throws
    /// How many failures a key has since an instant, included.
    func failedSignIns(key: [UInt8], since instant: Date) throws -> Int
    /// Forgets one failure of a key at an instant; nothing happens if there is none.
    func removeFailedSignIn(key: [UInt8], at instant: Date) throws
    /// Forgets the failures of a key.
    func removeFailedSignIns(key: [UInt8]) throws
    /// Forgets failures before an instant.
    func removeFailedSignIns(before instant: Date) throws
}
