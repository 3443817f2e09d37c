import CodeLists
import RegisterStore

/// What the audit log can say was done.
public enum AuditAction: String, CaseIterable, Sendable {
    case accountCreate = "account.create"
    case passwordSet = "account.set-password"
    case signIn = "session.sign-in"
    case signOut = "session.sign-out"
    case tokenCreate = "token.create"
    case tokenRevoke = "token.revoke"
    case roundOpen = "round.open"
    case roundChange = "round.change"
    case extensionGrant = "round.extend"
    case reminderSend = "round.remind"
    case groupCreate = "group.create"
    case groupChange = "group.change"
    case groupWithdraw = "group.withdraw"
    case municipalityMove = "group.move-municipality"
    case notificationOpen = "notification.open"
    case notificationSave = "notification.save"
    case notificationCopyOrder = "notification.order-copy"
    case mailRead = "mail.read"
    case mailSendAgain = "mail.send-again"
    case notificationCopy = "notification.copy"
    case notificationDiscard = "notification.discard"
    case notificationAmend = "notification.amend"
    case notificationSubmit = "notification.submit"
    case notificationRead = "notification.read"
    case notificationReturn = "notification.return"
    case notificationAccept = "notification.accept"
    case remarkAdd = "remark.add"
    case remarkAnswer = "remark.answer"
    case remarkClose = "remark.close"
    case discussionDecide = "discussion.decide"
    case notificationsExport = "notifications.export"
    case deliveryBegin = "delivery.begin"
    case deliveryFinish = "delivery.finish"
    case deliveryAccept = "delivery.accept"
    case deliveryReturn = "delivery.return"
    case deliverySeal = "delivery.seal"
    /// The check was given up; the files were removed.
    case deliveryFail = "delivery.fail"
    /// The sealing was given up; the files were removed unsealed. What the check decided stays.
    case deliverySealFail = "delivery.seal-fail"
    /// Given up while its files were still coming.
    case deliveryCancel = "delivery.cancel"
    /// Taken out of force again by its county, with a reason.
    case deliveryWithdraw = "delivery.withdraw"
    /// Its county has said why findings are as they are.
    case findingsConfirm = "delivery.confirm-findings"
    case findingsRead = "delivery.read-findings"
    case countsRead = "register.read-counts"
    /// Who leads a county has looked at its unpublished figures.
    case countyFiguresRead = "register.read-county-figures"
    /// A county was reminded of missing data.
    case gapsRemind = "register.remind"
    /// A county told how many clients it counts itself.
    case ownCountsSave = "register.save-own-counts"
    /// A person's rows were explained; the subject is the look, which has the person, the deliveries and the reason.
    case personExplain = "register.explain-person"
    /// Rows of a delivery were listed under their pseudonyms; the subject is the look.
    case rowsRead = "delivery.read-rows"
    /// The record of looks was read.
    case looksRead = "register.read-looks"
    case acceptanceChange = "round.change-acceptance"
    case editionOrder = "edition.order"
    case editionMake = "edition.make"
    case editionRead = "edition.read"
    case publicationPropose = "publication.propose"
    case publicationProtect = "publication.protect"
    /// The joint check did not pass.
    case publicationRefuse = "publication.refuse"
    case publicationApprove = "publication.approve"
    case publicationReject = "publication.reject"
    case publicationRetract = "publication.retract"
}

extension Operations {
    /// Writes the audit entry of an action into its own transaction.
    func audit(_ action: AuditAction, _ subject: String, area: Area?, by accountID: String?, in transaction: any RegisterTransaction) throws
    {
        try transaction.add(AuditEntry(at: now, accountID: accountID, action: action.rawValue, area: area, subject: subject))
    }
}
