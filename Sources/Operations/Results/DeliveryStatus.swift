import CodeLists
import Foundation
import RegisterModel
import RegisterStore

/// A delivery and how far it has come.
public struct DeliveryStatus: Sendable {
    /// The delivery; its `summary` holds the findings, grouped.
    public let delivery: ReceivedDelivery
    /// The name of its municipality group; nil until it is known.
    public let groupName: String?
    /// The files it came in, by name.
    public let parts: [DeliveryPart]
    /// The job that checks it; nil until every part has arrived.
    public let job: Job?
    /// Whether its block of client periods is the one now in force.
    public let isInForce: Bool
    /// When the same bytes were received before, if that delivery was accepted and then replaced by a later one; nil otherwise. Sending
    /// them again makes a delivery of its own, which comes into force again if it is accepted.
    public let earlierReceiptAt: Date?

    /// How many days after the last day for its quarter it came; nil if it came in time or is still coming.
    public let daysLate: Int?
    /// Its findings of severity `confirm`, each with what the county has said about it, if it has.
    public var confirms: [ConfirmedFinding] = []

    /// Whether it was accepted and a later delivery has taken its place.
    public var isReplaced: Bool { delivery.state == .accepted && !isInForce }
}

/// A finding of severity `confirm` and the reason that counts for it.
public struct ConfirmedFinding: Hashable, Sendable {
    /// The finding.
    public let finding: CheckSummary.Confirm
    /// What the county has said, about this delivery or an earlier one of the same block; nil while nobody has.
    public let confirmation: FindingConfirmation?
}
