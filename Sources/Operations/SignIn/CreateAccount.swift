import CodeLists
import Foundation
import Localization
import RegisterStore

/// An account to be made.
public struct NewAccount: Sendable {
    /// The address to sign in with.
    public let email: String
    /// The name shown on pages and receipts.
    public let name: String
    /// What the person may do; not the machine's operator.
    public let role: Role
    /// The language of the pages.
    public let language: Language
    /// The password, at least 12 characters. Only its scrypt hash is kept.
    public let password: String

    /// Makes an account to be made.
    public init(email: String, name: String, role: Role, language: Language, password: String) {
        self.email = email
        self.name = name
        self.role = role
        self.language = language
        self.password = password
    }
}

extension Operations {
    /// Makes an account. Right: THL's register officers and the machine's operator.
    /// - Throws: `OperationError.forbidden`, `.invalid` with `email` or `passwordTooShort`.
    @discardableResult
    public func createAccount(_ new: NewAccount, by actor: Actor) async throws -> Actor {
        try actor.requireOfficerOrOperator()
        guard new.role != .machineOperator, new.role.area?.isOrganiser ?? true else { throw OperationError.forbidden }
        let email = try checkedEmail(new.email)
        let hash = try await passwordHash(new.password)
        let account = Account(
            id: settings.newID(), email: email, name: new.name, role: new.role, language: new.language, passwordHash: hash, createdAt: now)
        do {
            try await store.write { transaction in
                try transaction.add(account)
                try audit(.accountCreate, account.id, area: account.role.area, by: actor.accountID, in: transaction)
            }
        } catch StoreConflict.emailTaken {
            throw OperationError.invalid([InputProblem(.email)])
        }
        return Actor(account)
    }

    /// An address as accounts are found by; throws `OperationError.invalid` with `email` for what is none.
    func checkedEmail(_ text: String) throws -> String {
        let email = normalizedEmail(text)
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), email.utf8.count <= 254 else {
            throw OperationError.invalid([InputProblem(.email)])
        }
        return email
    }

    /// The hash of a new password; throws `OperationError.invalid` with `passwordTooShort` below 12 characters.
    func passwordHash(_ password: String) async throws -> String {
        guard password.count >= 12 else { throw OperationError.invalid([InputProblem(.passwordTooShort)]) }
        let salt = settings.random(16)
        return try await hashing.pass { [settings] in
            try await offThePool { try PasswordHash.make(password, salt: salt, cost: settings.passwordCost) }
        }
    }

    /// Every account by e-mail address. Right: THL's register officers and the machine's operator.
    public func accounts(by actor: Actor) async throws -> [Actor] {
        try actor.requireOfficerOrOperator()
        return try await store.read { try $0.accounts().map(Actor.init) }
    }
}

extension Role {
    /// The county of a county's contact person or of who leads it; nil for everybody else.
    var area: Area? {
        switch self {
        case .countyContact(let area), .countyManagement(let area): area
        case .registerOfficer, .statistician, .machineOperator: nil
        }
    }

    /// The county of a county's contact person; nil for everybody else.
    var contactArea: Area? {
        if case .countyContact(let area) = self { area } else { nil }
    }
}
