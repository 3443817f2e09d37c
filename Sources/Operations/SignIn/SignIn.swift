import Crypto
import Foundation
import RegisterModel
import RegisterStore

/// A browser that has just been signed in.
public struct NewSession: Sendable {
    /// The token for the cookie: 32 random bytes in hexadecimal. It is nowhere else.
    public let token: String
    /// Who it is.
    public let actor: Actor
}

extension Operations {
    /// Signs a person in.
    ///
    /// Takes as long for an unknown address as for a wrong password, and says the same. Failures are counted by e-mail address and by
    /// network address, and each attempt counts as one before its password is looked at, so that attempts at the same moment cannot pass the
    /// limit together.
    /// - Throws: `OperationError.wrongCredentials`, `OperationError.tooManyAttempts`.
    public func signIn(email: String, password: String, networkAddress: String) async throws -> NewSession {
        let email = normalizedEmail(email)
        let keys = [failureKey("email", email), failureKey("address", networkAddress)]
        let begun = now
        let since = begun.addingTimeInterval(-settings.failureWindowSeconds)
        let account = try await store.write { [settings] transaction in
            // A whole county may sit behind one network address, so it may fail five times as often as one e-mail address.
            for (key, limit) in zip(keys, [settings.failureLimit, 5 * settings.failureLimit])
            where try transaction.failedSignIns(key: key, since: since) >= limit {
                throw OperationError.tooManyAttempts(waitSeconds: Int(settings.failureWindowSeconds))
            }
            for key in keys { try transaction.addFailedSignIn(key: key, at: begun) }
            return try transaction.account(email: email)
        }
        let matches = try await hashing.pass { [settings] in
            try await offThePool { try PasswordHash.matches(password, account?.passwordHash, costOfUnknown: settings.passwordCost) }
        }
        let now = now
        guard let account, matches else { throw OperationError.wrongCredentials }
        let token = settings.random(32).hexadecimal
        try await store.write { transaction in
            try transaction.removeSessions(
                createdBefore: now.addingTimeInterval(-settings.sessionLifeSeconds),
                unusedSince: now.addingTimeInterval(-settings.sessionIdleSeconds))
            // It was no failure. What else failed at the network address still counts there.
            try transaction.removeFailedSignIns(key: keys[0])
            try transaction.removeFailedSignIn(key: keys[1], at: begun)
            try transaction.removeFailedSignIns(before: since)
            try transaction.add(Session(tokenHash: tokenHash(token), accountID: account.id, createdAt: now, lastUsedAt: now))
            try audit(.signIn, account.id, area: account.role.area, by: account.id, in: transaction)
        }
        return NewSession(token: token, actor: Actor(account))
    }

    private func failureKey(_ kind: String, _ text: String) -> [UInt8] { Array(SHA256.hash(data: Data("\(kind):\(text)".utf8))) }
}

/// SHA-256 of a session's token: what the register knows of it.
func tokenHash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }

/// An e-mail address as accounts are found by: without outer blanks, in lower case.
func normalizedEmail(_ email: String) -> String { email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() }
