import Foundation
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

extension Round {
    /// Whether an instant is after the deadline, which lasts to the end of its day in Finland.
    func isPast(at instant: Date) -> Bool { Moment(instant).day > deadline }
}

extension CheckAnswersPage {
    /// The page of a check, with the reasons entered or given with an earlier version.
    init(
        _ check: AnswersCheck, _ settings: OperationSettings, reasons: [String: String], changeReason: String = "", refusal: Refusal? = nil
    ) {
        let notification = check.notification
        self.init(
            notification: notification.group.id, group: notification.group.name, deadline: notification.round.deadline,
            // What was sent in time stays in time however late it is changed.
            isPastDeadline: notification.round.isPast(at: settings.clock()) && notification.versions.isEmpty, summary: check.summary,
            problems: check.problems, reasons: reasons,
            version: notification.record.draftVersion, unconfirmed: check.unconfirmed,
            amendment: notification.versions.isEmpty
                ? nil
                : Amendment(
                    changes: check.changes, definition: notification.definition, round: notification.round, reason: changeReason),
            copyOrder: settings.newID(), refusal: refusal)
    }
}
