import CodeLists
import Foundation

/// Who did what and when. Entries are only ever added.
public struct AuditEntry: Hashable, Sendable {
    /// When.
    public let at: Date
    /// Which account; nil for the machine's operator and for the program's own jobs.
    public let accountID: String?
    /// What was done, such as `group.save`; the names stand in `AuditAction` of the operations.
    public let action: String
    /// The county it concerns; nil where it concerns none.
    public let area: Area?
    /// What it was done on: an id, never a person or an answer.
    public let subject: String

    /// Makes an entry.
    public init(at: Date, accountID: String?, action: String, area: Area?, subject: String) {
        self.at = at
        self.accountID = accountID
        self.action = action
        self.area = area
        self.subject = subject
    }
}

/// The audit log.
public protocol AuditStore {
    /// Adds an entry.
    func add(_ entry: AuditEntry) throws
    /// The newest entries first; of one county if given.
    func auditEntries(area: Area?, limit: Int) throws -> [AuditEntry]
}
