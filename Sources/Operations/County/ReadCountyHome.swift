import CodeLists
import Foundation
import NotificationForm
import RegisterStore

extension Operations {
    /// The county's own first page for a round; nil asks for the newest round. Right: the county's contact persons.
    public func countyHome(round id: String? = nil, by actor: Actor) async throws -> CountyHome {
        let area = try actor.county()
        return try await store.read { transaction in
            let rounds = try transaction.rounds()
            let round = try chosenRound(id, for: area, in: transaction)
            let statuses = try groupStatuses(round: round, area: area, in: transaction)
            let taken = Set(statuses.flatMap(\.group.municipalities))
            let deliveries = try transaction.deliveries(DeliverySelection(area: area)).map { try deliveryStatus($0, in: transaction) }
            return CountyHome(
                round: round, rounds: rounds, area: area, groups: statuses,
                unassigned: round.municipalities(of: area).filter { !taken.contains($0) }, deliveries: deliveries,
                granted: try transaction.deadlineExtensions(round: round.id).last { $0.area == area },
                remarks: try transaction.openRemarks(round: round.id).filter { id, _ in statuses.contains { $0.group.id == id } })
        }
    }

    /// What the notifications of the county's groups contradict each other in (rules P1–P7), drafts included. Once every group has sent its
    /// notification, a municipality left over is an error: the county is not complete. Right: the county's contact persons.
    public func countyProblems(round id: String? = nil, by actor: Actor) async throws -> [FormProblem] {
        let area = try actor.county()
        return try await store.read { transaction in
            let round = try chosenRound(id, for: area, in: transaction)
            guard let definition = round.definition else { throw OperationError.notFound }
            let statuses = try groupStatuses(round: round, area: area, in: transaction)
            let groups = try groupAnswers(round, area, in: transaction)
            return FormCheck.county(
                definition: definition, round: round, groups: groups, isCompleting: statuses.allSatisfy(\.isSubmitted)
            ).filter { $0.severity != .info }
        }
    }

    /// The groups of a county with their drafts. A group that nobody has opened counts with the facts of questions 2–4.
    func groupAnswers(_ round: Round, _ area: Area, in transaction: any RegisterTransaction) throws -> [GroupAnswers] {
        let records = try transaction.notifications(round: round.id, area: area)
        return try transaction.groups(round: round.id, area: area).map { group in
            var answers = records[group.id]?.draft ?? Answers()
            answers.setFacts(of: group)
            return GroupAnswers(id: group.id, answers: answers)
        }
    }

    /// The round with an id, or the newest; throws `OperationError.notFound` if there is none.
    func chosenRound(_ id: String?, in transaction: any RegisterTransaction) throws -> Round {
        guard let round = try id.map({ try transaction.round(id: $0) }) ?? transaction.rounds().first else { throw OperationError.notFound }
        return round
    }

    /// The round as it holds for a county: with the deadline that THL has granted it, if that is later.
    func chosenRound(_ id: String?, for area: Area, in transaction: any RegisterTransaction) throws -> Round {
        let round = try chosenRound(id, in: transaction)
        return try transaction.deadlineExtensions(round: round.id).last { $0.area == area }.map { round.extended(to: $0.until) } ?? round
    }

    /// The groups of a round with the standing of their notifications, by area and name; of one area only, if given.
    func groupStatuses(round: Round, area: Area?, in transaction: any RegisterTransaction) throws -> [GroupStatus] {
        let standings = try transaction.standings(round: round.id, area: area)
        let granted = try transaction.deadlineExtensions(round: round.id)
        let rounds = Dictionary(granted.map { ($0.area, round.extended(to: $0.until)) }) { _, newest in newest }
        return try transaction.groups(round: round.id, area: area).map { group in
            let standing = standings[group.id]
            return GroupStatus(
                group: group, state: standing?.state, reference: standing?.reference, versionNumber: standing?.versionNumber,
                savedAt: standing?.savedAt,
                submittedAt: standing?.lastSubmittedAt,
                isLate: standing?.firstSubmittedAt.map { isLate($0, rounds[group.area] ?? round) } ?? false,
                review: standing?.review)
        }
    }

    /// Whether a first version sent at an instant was late: the round's deadline lasts to the end of its day in Finland.
    func isLate(_ first: Date, _ round: Round) -> Bool { civilDayInFinland(first) > round.deadline }
}
