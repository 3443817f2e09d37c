import CodeLists
import Hummingbird
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// What is done with a notification as a whole: copying, amending, giving up.
extension Site {
    func showStep(_ step: NotificationStep, of id: String, _ visit: Visit) async throws -> Response {
        switch step {
        case .copy:
            return visit.page(CopyPage(try await operations.copySources(for: id, by: visit.actor())))
        case .changes:
            return try await changes(of: id, visit)
        case .discard:
            let notification = try await operations.openNotification(id, by: visit.actor())
            guard notification.canDiscard else { return visit.redirect(to: .notification(id)) }
            return visit.page(DiscardPage(notification))
        case .receiptFile:
            return try await receiptFile(of: id, visit)
        case .amend, .draftCopy:
            throw PageError.methodNotAllowed
        }
    }

    func takeStep(_ step: NotificationStep, of id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        switch step {
        case .copy:
            guard let source = visit.form["source"] else {
                return visit.page(
                    CopyPage(try await operations.copySources(for: id, by: actor), isRefused: true), status: .unprocessableContent)
            }
            let count = try await operations.copyAnswers(into: id, from: source, by: actor)
            return visit.redirect(to: .notification(id), flash: count > 0 ? .answersCopied : .nothingCopied)
        case .amend:
            // Pressed twice, or in another tab, it is being changed already.
            do { _ = try await operations.amendNotification(id, by: actor) } catch OperationError.wrongState {}
            return visit.redirect(to: .notification(id))
        case .discard:
            try await operations.discardDraft(of: id, version: visit.form["version"].flatMap { Int($0) } ?? 0, by: actor)
            return visit.redirect(to: .notification(id), flash: .draftDiscarded)
        case .draftCopy:
            return try await orderDraftCopy(of: id, visit)
        case .changes, .receiptFile:
            throw PageError.methodNotAllowed
        }
    }

    private func changes(of id: String, _ visit: Visit) async throws -> Response {
        let notification = try await operations.openNotification(id, by: visit.actor())
        guard let sent = notification.versions.last, notification.isEditable else { throw PageError.notFound }
        let definition = notification.definition
        return visit.page(
            ChangesPage(
                notification: id, group: notification.group.name, version: sent.number, sent: Moment(sent.submittedAt),
                changes: AnswerChange.between(sent.answers, notification.record.draft, in: definition), definition: definition,
                round: notification.round))
    }
}

extension CopyPage {
    fileprivate init(_ choice: CopyChoice, isRefused: Bool = false) {
        self.init(
            notification: choice.notification.group.id, group: choice.notification.group.name,
            sources: choice.sources.map { source in
                Source(
                    id: source.id, group: source.groupName, period: source.round.period,
                    status: NotificationStatus(source.state, isLate: false), saved: Moment(source.savedAt))
            }, isRefused: isRefused)
    }
}

extension DiscardPage {
    fileprivate init(_ notification: OpenNotification) {
        self.init(
            notification: notification.group.id, group: notification.group.name, sentVersion: notification.versions.last?.number,
            version: notification.record.draftVersion)
    }
}

extension TaskListPage.Action {
    /// What the county can do with a notification now.
    static func possible(_ notification: OpenNotification) -> Set<TaskListPage.Action> {
        var actions: Set<TaskListPage.Action> = []
        if notification.isEditable { actions.insert(.copy) } else { actions.insert(.amend) }
        if notification.isEditable, !notification.versions.isEmpty { actions.insert(.compare) }
        if notification.canDiscard { actions.insert(.discard) }
        if !notification.isNewestAccepted || notification.group.municipalities.isEmpty { actions.insert(.withdraw) }
        return actions
    }
}
