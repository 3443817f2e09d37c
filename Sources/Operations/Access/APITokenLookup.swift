import Foundation
import RegisterStore

extension Operations {
    /// Who a token of the API stands for, and the token's id; nil if it is unknown, expired or revoked.
    ///
    /// Use is noted at most once a minute, so that the pieces of an upload do not write to the register each time.
    public func actor(apiToken text: String) async throws -> (actor: Actor, tokenID: String)? {
        let hash = tokenHash(text)
        let now = now
        let found = try await store.read { transaction -> (APIToken, Account)? in
            guard let token = try transaction.apiToken(hash: hash) else { return nil }
            return try transaction.account(id: token.accountID).map { (token, $0) }
        }
        guard let (token, account) = found, token.isValid(at: now) else { return nil }
        if token.lastUsedAt.map({ now.timeIntervalSince($0) >= 60 }) ?? true {
            try await store.write { try $0.touchAPIToken(id: token.id, at: now) }
        }
        return (Actor(account), token.id)
    }
}
