import Foundation
import RegisterModel
import RegisterStore

/// A token that has just been made.
public struct NewAPIToken: Sendable {
    /// The token itself: `sosdata_` and 32 random bytes in hexadecimal. It is nowhere else and cannot be shown again.
    public let text: String
    /// What the register keeps of it.
    public let token: APIToken
}

extension Operations {
    /// What every token begins with, so that one that has leaked into a file is found by searching.
    public static let apiTokenPrefix = "sosdata_"
    /// How many days a token may live: what the page offers.
    public static let apiTokenLivesDays = [30, 90, 180, 365]
    /// So many tokens of an account may be valid at once: one for each system and some to exchange them.
    static let apiTokenLimit = 20

    /// Makes a token by which a program acts for the actor at the API: with the same role and area, as long as it is neither expired nor
    /// revoked. Right: contact persons and THL.
    /// - Throws: `OperationError.invalid` with `tokenNameMissing`, `tokenNameTooLong`, `tokenNameTaken` (among the valid tokens of the same
    ///   role), `tokenLife` or `tooManyTokens`.
    public func createAPIToken(named name: String, lifeDays: Int, by actor: Actor) async throws -> NewAPIToken {
        try actor.requireContactOrTHL()
        let name = normalizedName(name)
        var problems: [InputProblem] = []
        if name.isEmpty { problems.append(InputProblem(.tokenNameMissing)) }
        if name.count > 100 { problems.append(InputProblem(.tokenNameTooLong)) }
        if !Self.apiTokenLivesDays.contains(lifeDays) { problems.append(InputProblem(.tokenLife)) }
        guard problems.isEmpty else { throw OperationError.invalid(problems) }
        let text = Self.apiTokenPrefix + settings.random(32).hexadecimal
        let now = now
        let token = APIToken(
            id: settings.newID(), tokenHash: tokenHash(text), accountID: actor.id, name: name, createdAt: now,
            expiresAt: now.addingTimeInterval(Double(lifeDays) * 24 * 60 * 60))
        try await store.write { transaction in
            let valid = try apiTokens(of: actor, in: transaction).filter { $0.token.isValid(at: now) }
            guard !valid.contains(where: { $0.token.name.lowercased() == name.lowercased() }) else {
                throw OperationError.invalid([InputProblem(.tokenNameTaken)])
            }
            guard valid.count(where: { $0.token.accountID == actor.id }) < Self.apiTokenLimit else {
                throw OperationError.invalid([InputProblem(.tooManyTokens)])
            }
            try transaction.add(token)
            try audit(.tokenCreate, token.id, area: actor.role.area, by: actor.id, in: transaction)
        }
        return NewAPIToken(text: text, token: token)
    }
}
