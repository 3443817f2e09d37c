import CodeLists
import Foundation
import Localization

/// What an account may do.
public enum Role: Hashable, Sendable {
    /// Notifies and delivers for one county, and sees nothing of any other.
    case countyContact(Area)
    /// Leads a county's social welfare: sees the county's own figures before they are published and what is missing of them, and changes
    /// nothing.
    case countyManagement(Area)
    /// THL's register officer: sees who has notified and delivered, returns and accepts, opens rounds and accounts.
    case registerOfficer
    /// THL's statistician: sees what has arrived and makes the tables.
    case statistician
    /// Whoever runs the program on the machine itself. Never signs in and never has an account.
    case machineOperator
}

/// A person who can sign in.
public struct Account: Hashable, Sendable, Identifiable {
    /// Random, never used again.
    public let id: String
    /// The address to sign in with, in lower case; unique.
    public let email: String
    /// The name shown on pages and receipts.
    public let name: String
    /// What the person may do.
    public let role: Role
    /// The language of the pages and mails to the person.
    public let language: Language
    /// The scrypt hash with its own settings and salt; never the password.
    public let passwordHash: String
    /// When the account was made.
    public let createdAt: Date

    /// Makes an account from its parts.
    public init(id: String, email: String, name: String, role: Role, language: Language, passwordHash: String, createdAt: Date) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.language = language
        self.passwordHash = passwordHash
        self.createdAt = createdAt
    }
}

/// People and their rights.
public protocol PeopleStore {
    /// The account with an id; nil if there is none.
    func account(id: String) throws -> Account?
    /// The account with an address in lower case; nil if there is none.
    func account(email: String) throws -> Account?
    /// Every account, by address.
    func accounts() throws -> [Account]
    /// Adds an account; throws `StoreConflict.emailTaken`.
    func add(_ account: Account) throws
}
