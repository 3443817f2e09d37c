import CodeLists
import Foundation
import RegisterModel

/// A reminder of missing data that was put into the outbox for one of a county's contact persons.
public struct DataReminder: Hashable, Sendable {
    /// The quarter whose data are missing.
    public let period: MonitoringPeriod
    /// The county.
    public let area: Area
    /// The account that it was written to.
    public let accountID: String
    /// When.
    public let sentAt: Date
    /// By which account.
    public let sentBy: String

    /// Makes a reminder from its parts.
    public init(period: MonitoringPeriod, area: Area, accountID: String, sentAt: Date, sentBy: String) {
        self.period = period
        self.area = area
        self.accountID = accountID
        self.sentAt = sentAt
        self.sentBy = sentBy
    }
}

/// How many clients a county itself counts in a service task and quarter, from its own systems: held beside what has come, never in its place.
public struct OwnCount: Hashable, Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// The county.
    public let area: Area
    /// The service task.
    public let serviceTask: ServiceTask
    /// Distinct persons, 0 or more.
    public let clients: Int
    /// When it was told.
    public let enteredAt: Date
    /// By which account.
    public let enteredBy: String

    /// Makes a count from its parts.
    public init(period: MonitoringPeriod, area: Area, serviceTask: ServiceTask, clients: Int, enteredAt: Date, enteredBy: String) {
        self.period = period
        self.area = area
        self.serviceTask = serviceTask
        self.clients = clients
        self.enteredAt = enteredAt
        self.enteredBy = enteredBy
    }
}

/// What is asked and told about missing data.
public protocol GapStore {
    /// The reminders of a quarter's data, oldest first. They are only ever added.
    func dataReminders(period: MonitoringPeriod) throws -> [DataReminder]
    /// Adds a reminder.
    func add(_ reminder: DataReminder) throws
    /// The counties' own counts of a quarter, by area and service task.
    func ownCounts(period: MonitoringPeriod) throws -> [OwnCount]
    /// Stores a county's own counts of a quarter in place of those it told before; none removes them.
    func replaceOwnCounts(of area: Area, period: MonitoringPeriod, with counts: [OwnCount]) throws
}
