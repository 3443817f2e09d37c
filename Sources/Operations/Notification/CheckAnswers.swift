import CodeLists
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// Everything answered in a draft and everything that is wrong with it. Right: the county's contact persons.
    public func checkAnswers(of groupID: String, language: Language, by actor: Actor) async throws -> AnswersCheck {
        let area = try actor.county()
        return try await store.read { try check(of: groupID, language: language, area, in: $0) }
    }

    func check(of groupID: String, language: Language, _ area: Area, in transaction: any RegisterTransaction) throws -> AnswersCheck {
        let group = try ownGroup(groupID, area, in: transaction)
        guard let record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
        let notification = try opened(record, group, in: transaction)
        let check = FormCheck(try situation(notification, in: transaction))
        let definition = notification.definition
        return AnswersCheck(
            notification: notification, unconfirmed: notification.unconfirmed,
            changes: notification.versions.last.map { AnswerChange.between($0.answers, record.draft, in: definition) } ?? [],
            summary: Summary(definition, round: notification.round, answers: record.draft, language: language),
            problems: check.shownToCounty, earlier: notification.versions.last?.acknowledgements ?? [])
    }

    /// A notification's answers among those of the county's other groups in the round: what the form's rules look at.
    public func formSituation(of groupID: String, by actor: Actor) async throws -> FormSituation {
        let area = try actor.county()
        return try await store.read { transaction in
            let group = try ownGroup(groupID, area, in: transaction)
            guard let record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            return try situation(opened(record, group, in: transaction), in: transaction)
        }
    }

    /// What the rules look at.
    func situation(_ notification: OpenNotification, in transaction: any RegisterTransaction) throws -> FormSituation {
        let group = notification.group
        let others = try groupAnswers(notification.round, group.area, in: transaction).filter { $0.id != group.id }
        return FormSituation(
            definition: notification.definition, round: notification.round, answers: notification.record.draft, others: others)
    }
}
