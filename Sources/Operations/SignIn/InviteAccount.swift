import CodeLists
import Foundation
import Localization
import RegisterModel
import RegisterStore

/// A person who is to have an account, and sets its password by a link.
public struct Invitation: Hashable, Sendable {
    /// The address to sign in with.
    public let email: String
    /// The name shown on pages and receipts.
    public let name: String
    /// What the person may do; not the machine's operator.
    public let role: Role
    /// The language of the pages.
    public let language: Language

    /// Makes an invitation.
    public init(email: String, name: String, role: Role, language: Language) {
        self.email = email
        self.name = name
        self.role = role
        self.language = language
    }
}

extension Operations {
    /// A link that sets a password works for so long.
    public static let passwordLinkLifeSeconds = 7 * 24 * 60 * 60.0
    /// What stands in place of a hash until the person has set a password: no password matches it.
    static let noPassword = "none"

    /// Makes an account without a password, if there is none with the address, and a link's token by which the person sets it, once. For
    /// an account that has a password nothing is made, and the result is nil. A new link ends the earlier ones.
    /// Right: THL's register officers and the machine's operator.
    /// - Throws: `OperationError.forbidden`; `.invalid` with `email`.
    public func invite(_ invitation: Invitation, by actor: Actor) async throws -> String? {
        try actor.requireOfficerOrOperator()
        guard invitation.role != .machineOperator, invitation.role.area?.isOrganiser ?? true else { throw OperationError.forbidden }
        let email = try checkedEmail(invitation.email)
        let (now, token, id) = (now, settings.random(32).hexadecimal, settings.newID())
        return try await store.write { transaction -> String? in
            let account: Account
            if let known = try transaction.account(email: email) {
                guard known.passwordHash == Self.noPassword else { return nil }
                account = known
            } else {
                account = Account(
                    id: id, email: email, name: normalizedName(invitation.name), role: invitation.role, language: invitation.language,
                    passwordHash: Self.noPassword, createdAt: now)
                try transaction.add(account)
                try audit(.accountCreate, account.id, area: account.role.area, by: actor.accountID, in: transaction)
            }
            let link = PasswordLink(
                tokenHash: tokenHash(token), accountID: account.id, expiresAt: now.addingTimeInterval(Self.passwordLinkLifeSeconds))
            try transaction.replacePasswordLinks(with: link)
            return token
        }
    }

    /// The e-mail address of the account whose password a link sets; nil if the link is unknown, used or too old.
    public func emailOfPasswordLink(_ token: String) async throws -> String? {
        let now = now
        return try await store.read { try accountOfPasswordLink(token, at: now, in: $0)?.email }
    }

    /// Sets a password by a link, which works once. Every session of the account ends.
    /// - Throws: `OperationError.notFound` when the link is unknown, used or too old; `.invalid` with `passwordTooShort`.
    public func setPassword(_ password: String, byLink token: String) async throws {
        let now = now
        guard try await store.read({ try accountOfPasswordLink(token, at: now, in: $0) }) != nil else { throw OperationError.notFound }
        let hash = try await passwordHash(password)
        try await store.write { transaction in
            guard let account = try accountOfPasswordLink(token, at: now, in: transaction) else { throw OperationError.notFound }
            try transaction.setPassword(ofAccount: account.id, hash: hash)
            try audit(.passwordSet, account.id, area: account.role.area, by: account.id, in: transaction)
        }
    }

    private func accountOfPasswordLink(_ token: String, at instant: Date, in transaction: any RegisterTransaction) throws -> Account? {
        guard let link = try transaction.passwordLink(tokenHash: tokenHash(token)), instant < link.expiresAt else { return nil }
        return try transaction.account(id: link.accountID)
    }
}
