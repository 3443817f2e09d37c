import CodeLists
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterStore
import WebPages

// The pages of a notification on which questions are answered.
extension Site {
    func topic(_ topic: Topic, of id: String, isChange: Bool, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        guard notification.isEditable else { return visit.redirect(to: .notification(id)) }
        let colleagues = operations.otherEditors(of: notification, by: actor)
        return visit.page(
            TopicPage(
                topic, of: notification, notification.record, isChange: isChange, colleagues: colleagues.map(TopicPage.Colleague.init),
                unansweredOnly: visit.request.query["unanswered"]))
    }

    /// Saves what could be read, always, so that nothing is lost; then goes on, or shows the page again with what hinders going on, or has
    /// the reader choose where a colleague has changed the same answers.
    func saveTopic(_ topic: Topic, of id: String, isChange: Bool, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        let form = TopicForm(visit.form, topic: topic, of: notification, in: visit.reader.language)
        let action = visit.form["action"] ?? "continue"
        let choice = Choice(topic: topic, isChange: isChange, action: action, form: form)
        guard notification.isEditable else { return conflict(choice, notification, form.keys, canChoose: false, nil, visit) }
        guard form.undecided.isEmpty else { return conflict(choice, notification, form.disputed, canChoose: true, nil, visit) }
        let merged = try await operations.mergePage(of: id, form.edited(in: visit.reader.language, isConfirming: true), by: actor)
        guard merged.conflicts.isEmpty else {
            return conflict(choice, notification, merged.conflicts, canChoose: true, merged, visit)
        }
        let record = merged.record
        if let language = Language(chosenBy: action) {
            // What could not be read is only on the page, so the page itself is the answer; the rest is saved and can be loaded anew.
            guard !form.unreadable.isEmpty else { return visit.redirect(to: visit.address, speaking: language) }
            let page = TopicPage(
                topic, of: notification, record, isChange: isChange, entered: visit.form.grouped, problems: form.unreadable)
            return visit.page(page, speaking: language, status: .unprocessableContent)
        }
        switch action {
        case "later" where form.unreadable.isEmpty:
            return visit.redirect(to: .notification(id), flash: .answersSaved)
        case "later":
            // What could not be read is not saved: leaving the page now would lose it.
            let page = TopicPage(
                topic, of: notification, record, isChange: isChange, entered: visit.form.grouped, problems: form.unreadable)
            return visit.page(page, status: .unprocessableContent)
        case "continue" where form.filled == nil && !form.hasUnseenOffer:
            let problems = form.problems(of: notification, draft: record.draft)
            guard !problems.isEmpty else {
                return visit.redirect(to: form.next(of: id, isChange: isChange, notification, draft: record.draft))
            }
            let page = TopicPage(topic, of: notification, record, isChange: isChange, entered: visit.form.grouped, problems: problems)
            return visit.page(page, status: .unprocessableContent)
        default:
            if let choice = form.rowChoice, form.unreadable.isEmpty {
                return .redirect(to: TopicPage.path(of: choice.question, at: visit.address, unansweredOnly: choice.unansweredOnly))
            }
            return visit.page(
                TopicPage(
                    topic, of: notification, record, isChange: isChange, entered: visit.form.grouped, problems: form.unreadable,
                    filled: form.filled, taken: form.taken, undone: form.undone,
                    unansweredOnly: form.rowChoice.flatMap { $0.unansweredOnly ? $0.question.id : nil }))
        }
    }

    /// Saves a page while it is being filled in. Nothing is said about what is missing; that comes when going on. The first line of the answer
    /// is the new draft version, the second what the page now shows, the third names the fields that could not be read and so are not saved;
    /// the status tells whether a colleague has changed something that was changed here too.
    func saveDraft(_ topic: Topic, of id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        let form = TopicForm(visit.form, topic: topic, of: notification, in: visit.reader.language)
        let merged = try await operations.mergePage(of: id, form.edited(in: visit.reader.language, isConfirming: false), by: actor)
        _ = operations.otherEditors(of: notification, by: actor)
        var shown = form.shown
        let disputed = Set(merged.conflicts)
        shown.show(form.answers, keys: form.keys.filter { !disputed.contains($0) })
        let unsaved = form.unreadable.compactMap { $0.values["field"]?[visit.reader.language] }.joined(separator: ", ")
        return visit.text(
            "\(merged.record.draftVersion)\n\(shown.text)\n\(unsaved)\n", type: "text/plain; charset=utf-8",
            status: disputed.isEmpty ? .ok : .conflict)
    }

    /// What was posted when two people's answers met.
    private struct Choice {
        let topic: Topic
        let isChange: Bool
        let action: String
        let form: TopicForm
    }

    private func conflict(
        _ choice: Choice, _ notification: OpenNotification, _ keys: [AnswerKey], canChoose: Bool, _ merged: MergedPage?, _ visit: Visit
    ) -> Response {
        let stored = merged?.record.draft ?? notification.record.draft
        let language = Language(chosenBy: choice.action)
        let differing = keys.filter { stored[$0] != choice.form.answers[$0] }
        // A sent notification cannot take the answers, but what was written is not thrown away unseen.
        guard canChoose || !differing.isEmpty else { return visit.redirect(to: .notification(notification.group.id)) }
        let page = ConflictPage(
            notification: notification.group.id, topic: choice.topic, isChange: choice.isChange, definition: notification.definition,
            round: notification.round, mine: choice.form.answers, theirs: stored, keys: differing,
            fields: visit.form.pairs.filter { field in differing.contains { field.name == "\($0)" || field.name.hasPrefix("\($0).") } },
            kept: Dictionary(visit.form.pairs.filter { $0.name.hasPrefix("keep.") }.map { ($0.name, $0.value) }) { first, _ in first },
            action: language == nil ? choice.action : "continue",
            other: merged.map { ConflictPage.Other(name: $0.otherName, saved: Moment($0.otherSavedAt)) }
                ?? visit.form["other"].flatMap(ConflictPage.Other.init(posted:)),
            canChoose: canChoose, isRefused: canChoose && merged == nil && language == nil)
        guard let language else { return visit.page(page, status: .conflict) }
        return visit.page(page, speaking: language, status: .conflict)
    }
}

extension Language {
    /// The language that the button of a form names, `language:fi`; nil for every other button.
    init?(chosenBy action: String) {
        guard action.hasPrefix("language:") else { return nil }
        self.init(rawValue: String(action.dropFirst("language:".count)))
    }
}

extension TopicPage.Colleague {
    init(_ editor: Editor) { self.init(name: editor.name, seen: Moment(editor.seenAt)) }
}

extension TopicPage {
    fileprivate init(
        _ topic: Topic, of notification: OpenNotification, _ record: NotificationRecord, isChange: Bool, colleagues: [Colleague] = [],
        entered: [String: [String]]? = nil, problems: [FormProblem] = [], filled: Filled? = nil, taken: ClientDataSystem? = nil,
        undone: Int? = nil,
        unansweredOnly: String? = nil
    ) {
        self.init(
            notification: notification.group.id, group: notification.group.id, definition: notification.definition,
            round: notification.round, topic: topic, answers: record.draft, version: record.draftVersion, colleagues: colleagues,
            entered: entered, problems: problems, isChange: isChange, filled: filled, taken: taken, undone: undone,
            unansweredOnly: unansweredOnly)
    }
}
