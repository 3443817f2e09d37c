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

    /// What is wrong with its texts, in the order of the fields: `textMissing` for the reason and `textTooLong`, each with the field's name.
    public var problems: [InputProblem] { texts.flatMap(\.problems) }

    /// Reason, participants and outcome.
    fileprivate var texts: [(text: String, problems: [InputProblem])] {
        [
            read(reason, field: "reason"), read(participants, isNeeded: false, field: "participants", limit: 1000),
            read(outcome, isNeeded: false, field: "outcome"),
        ]
    }
}

extension Operations {
    /// Decides whether a discussion about a sent notification is needed, or writes down how it went. Earlier decisions stay on record; the
    /// newest one said again, as by pressing the button twice, is no further decision. Right: THL's register officers.
    /// - Parameter count: how many decisions there were when the newest was read; nil if it does not matter.
    /// - Throws: `OperationError.invalid` with ``DiscussionEntry/problems``; `.conflict` when somebody has decided since then; `.notFound`
    ///   while nothing has been sent.
    public func decideDiscussion(of groupID: String, _ entry: DiscussionEntry, after count: Int? = nil, by actor: Actor) async throws {
        try actor.requireOfficer()
        let problems = entry.problems
        guard problems.isEmpty else { throw OperationError.invalid(problems) }
        let texts = entry.texts.map(\.text)
        let now = now
        try await store.write { transaction in
            guard let group = try transaction.group(id: groupID), try transaction.version(1, group: groupID) != nil else {
                throw OperationError.notFound
            }
            let decisions = try transaction.discussionDecisions(group: groupID)
            if let last = decisions.last,
                (last.need, last.day, last.decidedBy) == (entry.need, entry.day, actor.id),
                [last.reason, last.participants, last.outcome] == texts
            {
                return
            }
            // A decision begins with what was decided last; one that was not seen would be undone unread.
            if let count, count != decisions.count { throw OperationError.conflict(.lostUpdate(version: decisions.count)) }
            try transaction.add(
                DiscussionDecision(
                    groupID: groupID, need: entry.need, reason: texts[0], day: entry.day, participants: texts[1], outcome: texts[2],
                    decidedAt: now, decidedBy: actor.id))
            try audit(.discussionDecide, groupID, area: group.area, by: actor.id, in: transaction)
        }
    }
}
