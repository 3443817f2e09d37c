import Foundation
import RegisterStore

extension Operations {
    /// Who a browser's token stands for; nil if it is unknown or the session has ended by time.
    ///
    /// Use is noted at most once a minute, so that reading pages does not write to the register each time.
    public func actor(token: String) async throws -> Actor? {
        let hash = tokenHash(token)
        let now = now
        let found = try await store.read { transaction -> (Session, Account)? in
            guard let session = try transaction.session(tokenHash: hash) else { return nil }
            return try transaction.account(id: session.accountID).map { (session, $0) }
        }
        guard let (session, account) = found else { return nil }
        let isAlive =
            now.timeIntervalSince(session.createdAt) < settings.sessionLifeSeconds
            && now.timeIntervalSince(session.lastUsedAt) < settings.sessionIdleSeconds
        guard isAlive else {
            try await store.write { try $0.removeSession(tokenHash: hash) }
            return nil
        }
        if now.timeIntervalSince(session.lastUsedAt) >= 60 {
            try await store.write { try $0.touchSession(tokenHash: hash, at: now) }
        }
        return Actor(account)
    }
}
