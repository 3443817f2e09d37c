import Foundation
import RegisterStore

/// A token as its owner and their colleagues see it.
public struct ListedAPIToken: Hashable, Sendable {
    /// What the register keeps of it.
    public let token: APIToken
    /// Whose it is.
    public let ownerName: String
}

extension Operations {
    /// The tokens of everybody with the actor's role, newest first; of contact persons those of the same county. So a token of a colleague
    /// who has left can be revoked. Right: contact persons and THL.
    public func apiTokens(by actor: Actor) async throws -> [ListedAPIToken] {
        try actor.requireContactOrTHL()
        return try await store.read { try apiTokens(of: actor, in: $0) }
    }

    func apiTokens(of actor: Actor, in transaction: any RegisterTransaction) throws -> [ListedAPIToken] {
        let owners = try transaction.accounts().filter { $0.role == actor.role }
        let names = Dictionary(uniqueKeysWithValues: owners.map { ($0.id, $0.name) })
        return try transaction.apiTokens(account: nil).compactMap { token in
            names[token.accountID].map { ListedAPIToken(token: token, ownerName: $0) }
        }
    }
}
