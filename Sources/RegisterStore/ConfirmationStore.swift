import Foundation
import RegisterModel

/// That a county has said why a finding of severity `confirm` is as it is. Remembered for later deliveries of the same block.
public struct FindingConfirmation: Hashable, Sendable {
    /// The delivery in which the finding was.
    public let deliveryID: String
    /// The municipality group of the delivery.
    public let groupID: String
    /// The way the delivery came.
    public let channel: Channel
    /// The block that the finding is about.
    public let kind: BlockKind
    /// The rule's id, such as `dates.pile-up`.
    public let rule: String
    /// What the finding is about, such as a service task and a day. Never a person.
    public let subject: String
    /// What had been measured.
    public let measured: String
    /// The quarter of the delivery.
    public let period: MonitoringPeriod
    /// Why it is so; not empty.
    public let reason: String
    /// When it was said.
    public let at: Date
    /// By which account.
    public let by: String

    /// Makes a confirmation from its parts.
    public init(
        deliveryID: String, groupID: String, channel: Channel, kind: BlockKind, rule: String, subject: String, measured: String,
        period: MonitoringPeriod, reason: String, at: Date, by: String
    ) {
        self.deliveryID = deliveryID
        self.groupID = groupID
        self.channel = channel
        self.kind = kind
        self.rule = rule
        self.subject = subject
        self.measured = measured
        self.period = period
        self.reason = reason
        self.at = at
        self.by = by
    }
}

/// What counties have said about findings. A later reason for the same finding counts instead of the earlier, which stays.
public protocol ConfirmationStore {
    /// Adds a confirmation.
    func add(_ confirmation: FindingConfirmation) throws
    /// Everything that was said about the blocks of some groups that came one way, oldest first.
    func confirmations(groups: [String], channel: Channel) throws -> [FindingConfirmation]
}
