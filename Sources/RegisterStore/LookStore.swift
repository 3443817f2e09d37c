import Foundation
import RegisterModel

/// That one of THL's officers has looked at single persons' rows of the register: who, when, at whom, in which deliveries, and why. Looks are
/// only ever added.
public struct PersonLook: Hashable, Sendable, Identifiable {
    /// Random, never used again; the subject of the look's audit entry.
    public let id: String
    /// When.
    public let at: Date
    /// Which account.
    public let accountID: String
    /// The quarter whose rows were looked at.
    public let period: MonitoringPeriod
    /// Whose rows; nil where a delivery's rows of several persons were listed.
    public let person: Pseudonym?
    /// The ids of the deliveries whose rows were shown; none where the register has nothing of the person.
    public let deliveries: [String]
    /// Why, in the officer's words.
    public let reason: String

    /// Makes a look from its parts.
    public init(
        id: String, at: Date, accountID: String, period: MonitoringPeriod, person: Pseudonym?, deliveries: [String], reason: String
    ) {
        self.id = id
        self.at = at
        self.accountID = accountID
        self.period = period
        self.person = person
        self.deliveries = deliveries
        self.reason = reason
    }
}

/// Looks at single persons' rows.
public protocol LookStore {
    /// Adds a look.
    func add(_ look: PersonLook) throws
    /// The newest looks first.
    func looks(limit: Int) throws -> [PersonLook]
}
