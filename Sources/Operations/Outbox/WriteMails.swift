import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// Puts the receipt of a sent notification into the outbox, in the transaction that stores what was sent: neither is there without the
    /// other. It goes to whoever sent it and to the contact person of question 1.
    func writeReceipt(_ receipt: Receipt, _ group: MunicipalityGroup, by actor: Actor, in transaction: any RegisterTransaction) throws {
        guard let writer = settings.letters else { return }
        try write(
            .receipt, writer.receipt(receipt), toEach: [actor.email, receipt.version.answers.text(.contactEmail)],
            receipt.version.language, group, in: transaction)
    }

    /// Puts a copy of a draft, marked as one, into the outbox, for whoever asks for it: form specification, section 8.1, "before sending".
    /// Right: the county's contact persons.
    ///
    /// A page that is loaded again, or a button pressed twice, posts the same order once more; while the draft is the one that was copied, that
    /// is no second mail.
    /// - Parameter order: the id for the mail, as `OperationSettings.newID` made it for the page that orders; nil where none was made.
    /// - Throws: `OperationError.wrongState` when the notification is sent and not being changed; `.notFound`.
    public func orderDraftCopy(of groupID: String, order: String? = nil, language: Language, by actor: Actor) async throws {
        let area = try actor.county()
        let now = now
        try await store.write { transaction in
            let check = try check(of: groupID, language: language, area, in: transaction)
            guard check.notification.isEditable else { throw OperationError.wrongState }
            let id = order.flatMap { OperationSettings.isID($0) ? $0 : nil }
            let earlier = try id.flatMap { try transaction.mail(id: $0) }
            if let earlier, earlier.groupID == groupID, earlier.createdAt >= check.notification.record.savedAt { return }
            guard let letter = settings.letters?.draftCopy(check, language: language, at: now) else { return }
            try write(
                .draftCopy, letter, to: actor.email, language, area: area, group: groupID, id: earlier == nil ? id : nil, in: transaction)
            try audit(.notificationCopyOrder, groupID, area: area, by: actor.id, in: transaction)
        }
    }

    /// Puts a letter into the outbox, in the transaction of what it is about. The rights are those of the operation that calls.
    /// - Parameters:
    ///   - group: the group whose notification it is about; nil for a mail about the county as a whole.
    ///   - id: the mail's id; nil for a new one.
    func write(
        _ kind: OutboxMail.Kind, _ letter: Letter, to recipient: String, _ language: Language, area: Area, group: String?,
        id: String? = nil,
        in transaction: any RegisterTransaction
    ) throws {
        let id = id ?? settings.newID()
        let mail = OutboxMail(
            id: id, kind: kind, area: area, groupID: group, recipient: recipient, language: language, subject: letter.subject,
            messageID: "\(id)@\(settings.carrier?.domain ?? "sosdata.invalid")", createdAt: now, dueAt: now)
        try transaction.add(mail, letter)
    }
}
