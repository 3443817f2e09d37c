import Foundation
import RegisterStore

extension Operations {
    /// Ends a token for good. Right: everybody with the role of its owner, contact persons of the same county.
    /// - Throws: `OperationError.notFound` for every other token.
    public func revokeAPIToken(_ id: String, by actor: Actor) async throws {
        try actor.requireContactOrTHL()
        let now = now
        try await store.write { transaction in
            guard let listed = try apiTokens(of: actor, in: transaction).first(where: { $0.token.id == id }) else {
                throw OperationError.notFound
            }
            guard listed.token.revokedAt == nil else { return }
            try transaction.revokeAPIToken(id: id, at: now)
            try audit(.tokenRevoke, id, area: actor.role.area, by: actor.id, in: transaction)
        }
    }
}
