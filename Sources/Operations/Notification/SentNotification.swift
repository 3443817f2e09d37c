import CodeLists
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// A sent version of a notification in its own form's texts, with the levels and months of the round as they were then. Right: the
    /// county for its own groups, THL for all; reading by THL is written in the audit log.
    /// - Parameter number: the version; nil is the newest.
    /// - Throws: `OperationError.notFound` when nothing has been sent: nobody but the county sees a draft.
    public func sentNotification(
        of groupID: String, version number: Int? = nil, language: Language, by actor: Actor
    ) async throws -> SentNotification {
        try actor.requireContactOrTHL()
        let sent = try await store.read { transaction -> SentNotification in
            guard let group = try transaction.group(id: groupID), actor.maySee(group.area),
                let record = try transaction.notification(group: groupID), let reference = record.reference
            else { throw OperationError.notFound }
            let notification = try opened(record, group, in: transaction)
            let versions = notification.versions
            guard let version = number.map({ wanted in versions.first { $0.number == wanted } }) ?? versions.last,
                let first = versions.first
            else { throw OperationError.notFound }
            let round = version.round ?? notification.round
            guard let definition = round.definition(version: version.formVersion) else { throw OperationError.notFound }
            var shown = record
            shown.draft = version.answers
            let situation = FormSituation(
                definition: definition, round: round, answers: version.answers,
                others: try sentOthers(group, in: transaction))
            let check = FormCheck(situation)
            return SentNotification(
                notification: OpenNotification(
                    round: round, definition: definition, group: group, record: shown, versions: versions,
                    reviews: notification.reviews),
                version: version, reference: reference, senderName: try transaction.account(id: version.submittedBy)?.name ?? "",
                isLate: isLate(first.submittedAt, notification.round),
                summary: Summary(definition, round: round, answers: version.answers, language: language),
                problems: actor.isTHL ? check.problems : check.shownToCounty)
        }
        if actor.isTHL {
            try await store.write { try audit(.notificationRead, groupID, area: sent.notification.group.area, by: actor.id, in: $0) }
        }
        return sent
    }

    /// What the county's other groups have sent in the round; of one that has sent nothing, only the facts of questions 2–4.
    private func sentOthers(_ group: MunicipalityGroup, in transaction: any RegisterTransaction) throws -> [GroupAnswers] {
        let sent = try transaction.newestVersions(round: group.roundID, area: group.area)
        return try transaction.groups(round: group.roundID, area: group.area).filter { $0.id != group.id }.map { other in
            var facts = Answers()
            facts.setFacts(of: other)
            return GroupAnswers(id: other.id, answers: sent[other.id]?.answers ?? facts)
        }
    }
}
