import CodeLists
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// The receipt of the newest version sent, in the language it was sent in; also of a group that has been dissolved since, for what was
    /// sent stays on record. Right: the county's contact persons.
    /// - Throws: `OperationError.notFound` before the first submission.
    public func receipt(of groupID: String, by actor: Actor) async throws -> Receipt {
        let area = try actor.county()
        return try await store.read { transaction in
            guard let group = try transaction.group(id: groupID), group.area == area else { throw OperationError.notFound }
            return try receipt(group, in: transaction)
        }
    }

    func receipt(_ group: MunicipalityGroup, in transaction: any RegisterTransaction) throws -> Receipt {
        guard let record = try transaction.notification(group: group.id), let reference = record.reference else {
            throw OperationError.notFound
        }
        let notification = try opened(record, group, in: transaction)
        guard let version = notification.versions.last, let first = notification.versions.first else { throw OperationError.notFound }
        let round = version.round ?? notification.round
        guard let definition = round.definition(version: version.formVersion) else { throw OperationError.notFound }
        return Receipt(
            notification: notification, version: version, reference: reference,
            senderName: try transaction.account(id: version.submittedBy)?.name ?? "", isLate: isLate(first.submittedAt, notification.round),
            summary: Summary(definition, round: round, answers: version.answers, language: version.language))
    }
}
