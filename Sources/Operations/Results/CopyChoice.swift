import Foundation
import NotificationForm
import RegisterStore

/// A notification into which answers can be copied, and those from which.
public struct CopyChoice: Sendable {
    /// The notification that gets the answers.
    public let notification: OpenNotification
    /// The notifications that can be copied from, newest round first.
    public let sources: [CopySource]
}

/// A notification of the same county from which answers can be copied.
public struct CopySource: Sendable, Identifiable {
    /// The id of its group.
    public let id: String
    /// The name of its group.
    public let groupName: String
    /// The round it belongs to.
    public let round: Round
    /// Where it stands.
    public let state: NotificationState
    /// The reference number; nil before it was first sent.
    public let reference: String?
    /// When it was last changed.
    public let savedAt: Date
}
