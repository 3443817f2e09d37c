import Hummingbird
import NotificationForm
import Operations
import RegisterStore
import WebPages

// The pages of a notification on which questions are answered.
extension Site {
    func topic(_ topic: Topic, of id: String, isChange: Bool, _ visit: Visit) async throws -> Response {
        let notification = try await operations.openNotification(id, by: visit.actor())
        guard notification.isEditable else { return visit.redirect(to: .notification(id)) }
        return visit.page(TopicPage(topic, of: notification, answers: notification.record.draft, isChange: isChange))
    }

    /// Saves what could be read, always, so that nothing is lost; then goes on, or shows the page again with what hinders going on.
    func saveTopic(_ topic: Topic, of id: String, isChange: Bool, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        let form = TopicForm(visit.form, topic: topic, of: notification)
        _ = try await operations.savePage(
            of: id, keys: form.keys, answers: form.answers, version: visit.draftVersion(of: notification), by: actor)
        switch visit.form["action"] ?? "continue" {
        case "later":
            return visit.redirect(to: .notification(id), flash: .answersSaved)
        case "continue":
            let problems = form.problems(of: notification)
            guard !problems.isEmpty else { return visit.redirect(to: form.next(of: id, isChange: isChange, notification)) }
            let page = TopicPage(
                topic, of: notification, answers: form.answers, entered: visit.form.grouped, problems: problems, isChange: isChange)
            return visit.page(page, status: .unprocessableContent)
        default:
            let stored = try await operations.openNotification(id, by: actor)
            return visit.page(TopicPage(topic, of: stored, answers: form.answers, isChange: isChange, filled: form.filled))
        }
    }

    /// Saves a page while it is being filled in. Nothing is said about what is missing or cannot be read; that comes when going on.
    func saveDraft(_ topic: Topic, of id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        let form = TopicForm(visit.form, topic: topic, of: notification)
        let stored = try await operations.savePage(
            of: id, keys: form.keys, answers: form.answers, version: visit.draftVersion(of: notification), by: actor)
        return visit.text("\(stored.draftVersion)\n", type: "text/plain; charset=utf-8")
    }
}

extension Visit {
    /// The draft version that the posted page was shown from; where it does not say, the present one.
    fileprivate func draftVersion(of notification: OpenNotification) -> Int {
        form["version"].flatMap { Int($0) } ?? notification.record.draftVersion
    }
}

extension TopicPage {
    fileprivate init(
        _ topic: Topic, of notification: OpenNotification, answers: Answers, entered: [String: [String]]? = nil,
        problems: [FormProblem] = [],
        isChange: Bool, filled: Filled? = nil
    ) {
        self.init(
            notification: notification.group.id, group: notification.group.id, definition: notification.definition,
            round: notification.round,
            topic: topic, answers: answers, entered: entered, problems: problems, isChange: isChange, filled: filled)
    }
}
