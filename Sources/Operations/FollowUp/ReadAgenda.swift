import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

/// What THL and the counties have to talk about in a round.
public struct Agenda: Sendable {
    /// The round.
    public let round: Round
    /// Every round, newest period first.
    public let rounds: [Round]
    /// The counties that have something on the agenda, in code order.
    public let counties: [County]

    /// One county.
    public struct County: Sendable {
        /// The county.
        public let area: Area
        /// Its notifications with something to talk about.
        public let items: [Item]
    }

    /// One notification.
    public struct Item: Sendable {
        /// The group.
        public let group: MunicipalityGroup
        /// The reference number.
        public let reference: String
        /// THL's newest decision; nil if it has not decided.
        public let decision: DiscussionDecision?
        /// What the county wants to talk about (question 31); nil if it did not say.
        public let topics: String?
        /// Why a discussion is suggested; empty if it is not.
        public let suggestion: DiscussionSuggestion
        /// The queries that are not closed.
        public let queries: [QuestionRemark]
        /// The form the notification was filled in, for the names of the questions.
        public let definition: FormDefinition
    }
}

extension Operations {
    /// The agenda of the discussions of a round: every notification for which a discussion is decided on, or suggested and not decided
    /// against, or which has topics of its own or open queries. Right: THL.
    public func agenda(_ id: String? = nil, by actor: Actor) async throws -> Agenda {
        try actor.requireTHL()
        let today = civilDayInFinland(now)
        return try await store.read { transaction in
            let round = try chosenRound(id, in: transaction)
            let decisions = try transaction.newestDiscussionDecisions(round: round.id)
            let remarks = try transaction.openRemarks(round: round.id)
            let statuses = try organiserNotifications(round, today: today, in: transaction)
            let counties = try statuses.compactMap { status -> Agenda.County? in
                let leftOver = today > status.deadline ? status.unassigned : []
                let items = try sentGroups(of: status.groups, round, in: transaction).compactMap { group -> Agenda.Item? in
                    let item = Agenda.Item(
                        group: group.group, reference: group.reference, decision: decisions[group.group.id],
                        topics: group.sent.version.answers.text(.discussionTopics),
                        suggestion: group.sent.suggestion.adding(leftOver: leftOver),
                        queries: (remarks[group.group.id] ?? []).filter { $0.kind == .query }, definition: group.sent.definition)
                    return item.isOnAgenda ? item : nil
                }
                return items.isEmpty ? nil : Agenda.County(area: status.area, items: items)
            }
            return Agenda(round: round, rounds: try transaction.rounds(), counties: counties)
        }
    }
}

extension Agenda.Item {
    /// Whether there is something to talk about. What THL has decided against stays off, unless a query is open.
    fileprivate var isOnAgenda: Bool {
        switch decision?.need {
        case .needed: true
        case .notNeeded: !queries.isEmpty
        case .undecided, nil: topics != nil || suggestion.isSuggested || !queries.isEmpty
        }
    }
}
