import Hummingbird
import NotificationForm
import Operations
import RegisterStore
import WebPages

// A sent notification as THL reads it, with what THL has done about it; and two versions of it side by side.
extension Site {
    func notificationView(_ id: String, version: Int? = nil, _ visit: Visit) async throws -> Response {
        visit.page(try await notificationPage(id, version: version, visit))
    }

    func notificationPage(
        _ id: String, version number: Int?, _ visit: Visit, problem: FollowUpView.Problem? = nil
    ) async throws -> NotificationViewPage {
        let actor = try visit.actor()
        let sent = try await operations.sentNotification(of: id, version: number, language: visit.reader.language, by: actor)
        let followUp = actor.isTHL ? try await operations.followUp(of: id, by: actor) : nil
        let version = sent.version
        return NotificationViewPage(
            area: sent.notification.group.area, group: version.groupName, municipalities: version.municipalities,
            status: NotificationStatus(sent.notification.record.state, isLate: sent.isLate), reference: sent.reference,
            version: version.number, sent: Moment(version.submittedAt), summary: sent.summary, problems: sent.problems,
            reasons: Dictionary(version.acknowledgements.map { ($0.problem, $0.reason) }) { first, _ in first },
            followUp: followUp.map { FollowUpView(sent, $0, actor, entered: visit.form, problem: problem) })
    }

    func comparison(_ id: String, _ older: Int, _ newer: Int, _ visit: Visit) async throws -> Response {
        let comparison = try await operations.compareVersions(of: id, older, newer, language: visit.reader.language, by: visit.actor())
        func version(_ side: VersionComparison.Side) -> ComparisonPage.Version {
            ComparisonPage.Version(
                number: side.version.number, sent: Moment(side.version.submittedAt), reason: side.version.reason, summary: side.summary,
                municipalities: side.version.municipalities)
        }
        return visit.page(
            ComparisonPage(
                notification: id, area: comparison.group.area, group: comparison.newer.version.groupName,
                older: version(comparison.older), newer: version(comparison.newer), changed: Set(comparison.changes.map(\.key))))
    }
}

extension FollowUpView {
    fileprivate init(
        _ sent: SentNotification, _ followUp: NotificationFollowUp, _ actor: Actor, entered: FormFields, problem: Problem?
    ) {
        let notification = sent.notification
        let reviews = Dictionary(notification.reviews.map { ($0.versionNumber, $0) }) { _, newest in newest }
        let isOfficer = actor.role == .registerOfficer
        let isNewest = sent.version.number == notification.versions.last?.number
        self.init(
            round: notification.round, notification: notification.group.id, definition: notification.definition,
            shown: sent.version.number,
            versions: notification.versions.map { version in
                Version(
                    number: version.number, sent: Moment(version.submittedAt), sender: followUp.names[version.submittedBy] ?? "",
                    reason: version.reason,
                    review: reviews[version.number].map { review in
                        (review.decision == .accepted, review.comment, Moment(review.decidedAt), followUp.names[review.decidedBy] ?? "")
                    })
            }, remarks: followUp.remarks.map { RemarkView($0, followUp.names) },
            decision: followUp.decisions.last.map { .init($0, followUp.names) }, suggestion: followUp.suggestion, canAct: isOfficer,
            canReview: isOfficer && isNewest && notification.record.state == .submitted,
            // What was meant for another version is to be chosen anew.
            chosen: problem == .newerVersion ? nil : entered["decision"], comment: entered["comment"] ?? "", problem: problem)
    }
}
