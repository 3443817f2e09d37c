import CodeLists
import Localization
import NotificationForm
import RegisterStore

/// What comes with sending a notification, beside its answers.
public struct Submission: Sendable {
    /// The draft version that the county has checked; if somebody has changed an answer since, nothing is sent.
    public let version: Int
    /// The reasons for contradictions, by `FormProblem.id`.
    public let reasons: [String: String]
    /// Why a sent notification is changed; needed from the second version.
    public let changeReason: String?
    /// The language it is sent in.
    public let language: Language

    /// Makes a submission.
    public init(version: Int, reasons: [String: String] = [:], changeReason: String? = nil, language: Language) {
        self.version = version
        self.reasons = reasons
        self.changeReason = changeReason
        self.language = language
    }
}

extension Operations {
    /// Sends a notification: stores its relevant answers as an immutable version, with a reference number at the first time, and puts its
    /// receipt into the outbox.
    /// Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` with `answersIncomplete` when a rule of severity error fails, `reasonMissing` for each
    ///   contradiction without a reason, `answersUnconfirmed` for each topic with copied answers that nobody has looked at,
    ///   `changeReasonMissing`; `.conflict(.lostUpdate)`; `.wrongState` when it is already sent.
    public func submitNotification(of groupID: String, _ submission: Submission, by actor: Actor) async throws -> Receipt {
        let area = try actor.county()
        let now = now
        return try await store.write { transaction in
            let group = try ownGroup(groupID, area, in: transaction)
            guard var record = try transaction.notification(group: group.id) else { throw OperationError.notFound }
            let notification = try opened(record, group, in: transaction)
            guard notification.isEditable else { throw OperationError.wrongState }
            guard record.draftVersion == submission.version else {
                throw OperationError.conflict(.lostUpdate(version: record.draftVersion))
            }
            let situation = try situation(notification, in: transaction)
            let acknowledged = try acknowledgements(submission, situation, notification)
            if record.reference == nil {
                let number = try transaction.nextReferenceNumber(round: group.roundID, area: area)
                record.reference = "LS-\(group.roundID)-\(area.slug)-\(number)"
            }
            record.state = .submitted
            record.savedAt = now
            record.savedBy = actor.id
            try transaction.add(
                NotificationVersion(
                    groupID: group.id, number: notification.versions.count + 1, answers: situation.answers,
                    formVersion: notification.definition.version, language: submission.language, groupName: group.name,
                    municipalities: group.municipalities, acknowledgements: acknowledged,
                    reason: notification.versions.isEmpty ? nil : normalizedName(submission.changeReason ?? ""), submittedAt: now,
                    submittedBy: actor.id, round: notification.round))
            try transaction.update(record)
            try audit(.notificationSubmit, group.id, area: area, by: actor.id, in: transaction)
            let receipt = try receipt(group, in: transaction)
            try writeReceipt(receipt, group, by: actor, in: transaction)
            return receipt
        }
    }

    private func acknowledgements(_ submission: Submission, _ situation: FormSituation, _ notification: OpenNotification) throws
        -> [Acknowledgement]
    {
        let check = FormCheck(situation)
        var problems: [InputProblem] = check.problems(.error).isEmpty ? [] : [InputProblem(.answersIncomplete)]
        problems += notification.unconfirmed.map { InputProblem(.answersUnconfirmed, $0.rawValue) }
        var acknowledged: [Acknowledgement] = []
        for problem in check.problems(.confirm) {
            if let acknowledgement = Acknowledgement(of: problem, reason: submission.reasons[problem.id] ?? "") {
                acknowledged.append(acknowledgement)
            } else {
                problems.append(InputProblem(.reasonMissing, problem.id))
            }
        }
        let changeReason = normalizedName(submission.changeReason ?? "")
        if !notification.versions.isEmpty && changeReason.isEmpty { problems.append(InputProblem(.changeReasonMissing)) }
        if changeReason.count > 200 { problems.append(InputProblem(.textTooLong)) }
        guard problems.isEmpty else { throw OperationError.invalid(problems) }
        return acknowledged
    }
}
