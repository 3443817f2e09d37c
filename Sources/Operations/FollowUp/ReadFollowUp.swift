import CodeLists
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

/// What THL has said, asked and decided about a notification, and what the form's rules suggest.
public struct NotificationFollowUp: Sendable {
    /// The group.
    public let group: MunicipalityGroup
    /// What the county wants to talk about (question 31 of the newest version); nil if it did not say.
    public let topics: String?
    /// The remarks, oldest first.
    public let remarks: [QuestionRemark]
    /// The decisions on a discussion, oldest first; the last holds.
    public let decisions: [DiscussionDecision]
    /// Whether a discussion is suggested, and why.
    public let suggestion: DiscussionSuggestion
    /// The names of everybody who wrote something, sent or decided, by account id.
    public let names: [String: String]
}

extension Operations {
    /// What has been said and decided about a sent notification. Right: THL.
    /// - Throws: `OperationError.notFound` while nothing has been sent.
    public func followUp(of groupID: String, by actor: Actor) async throws -> NotificationFollowUp {
        try actor.requireTHL()
        let today = civilDayInFinland(now)
        return try await store.read { transaction in
            guard let group = try transaction.group(id: groupID) else { throw OperationError.notFound }
            let round = try chosenRound(group.roundID, for: group.area, in: transaction)
            let versions = try transaction.versions(group: groupID)
            guard let number = versions.last?.number, let sent = try sentVersion(number, of: groupID, round, in: transaction) else {
                throw OperationError.notFound
            }
            let remarks = try transaction.remarks(group: groupID)
            let decisions = try transaction.discussionDecisions(group: groupID)
            let reviews = try transaction.reviews(group: groupID)
            let accounts =
                remarks.flatMap { [$0.askedBy, $0.answeredBy, $0.closedBy] }.compactMap(\.self)
                + decisions.map(\.decidedBy) + versions.map(\.submittedBy) + reviews.map(\.decidedBy)
            let leftOver = try leftOver(round, group.area, today: today, in: transaction)
            return NotificationFollowUp(
                group: group, topics: sent.version.answers.text(.discussionTopics), remarks: remarks, decisions: decisions,
                suggestion: sent.suggestion.adding(leftOver: leftOver),
                names: try names(accounts, in: transaction))
        }
    }

    /// The municipalities of a county that are in no group, once its deadline has passed; none before.
    private func leftOver(_ round: Round, _ area: Area, today: Day, in transaction: any RegisterTransaction) throws -> [Municipality] {
        guard today > round.deadline else { return [] }
        let taken = Set(try transaction.groups(round: round.id, area: area).flatMap(\.municipalities))
        return round.municipalities(of: area).filter { !taken.contains($0) }
    }
}
