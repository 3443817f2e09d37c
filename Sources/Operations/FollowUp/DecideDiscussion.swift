import NotificationForm
import RegisterModel
import RegisterStore

/// A decision on a discussion as it is entered.
public struct DiscussionEntry: Sendable {
    /// Whether a discussion is needed.
    public let need: DiscussionDecision.Need
    /// Why.
    public let reason: String
    /// The day of the discussion; nil if there is none.
    public let day: Day?
    /// Who takes part; may be empty.
    public let participants: String
    /// What was agreed on; may be empty.
    public let outcome: String

    /// Makes an entry.
    public init(need: DiscussionDecision.Need, reason: String, day: Day? = nil, participants: String = "", outcome: String = "") {
        self.need = need
        self.reason = reason
        self.day = day
        self.participants = participants
        self.outcome = outcome
    }
}

extension Operations {
    /// Decides whether a discussion about a sent notification is needed, or writes down how it went. Earlier decisions stay on record.
    /// Right: THL's register officers.
    /// - Throws: `OperationError.invalid` with `textMissing` for the reason and `textTooLong`; `.notFound` while nothing has been sent.
    public func decideDiscussion(of groupID: String, _ entry: DiscussionEntry, by actor: Actor) async throws {
        try actor.requireOfficer()
        let reason = try entered(entry.reason, field: "reason")
        let participants = try entered(entry.participants, isNeeded: false, field: "participants", limit: 1000)
        let outcome = try entered(entry.outcome, isNeeded: false, field: "outcome")
        let now = now
        try await store.write { transaction in
            guard let group = try transaction.group(id: groupID), try transaction.version(1, group: groupID) != nil else {
                throw OperationError.notFound
            }
            try transaction.add(
                DiscussionDecision(
                    groupID: groupID, need: entry.need, reason: reason, day: entry.day, participants: participants, outcome: outcome,
                    decidedAt: now, decidedBy: actor.id))
            try audit(.discussionDecide, groupID, area: group.area, by: actor.id, in: transaction)
        }
    }
}
