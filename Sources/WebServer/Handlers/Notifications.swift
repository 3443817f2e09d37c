import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// A notification as a whole: its task list, the check before sending, the receipt, and what THL reads.
extension Site {
    func taskList(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let notification = try await operations.openNotification(id, by: actor)
        let tasks = TaskList(
            try await operations.formSituation(of: id, by: actor), acknowledged: notification.versions.last?.acknowledgements ?? [])
        let first = notification.versions.first
        let remarks = try await operations.remarks(on: id, by: actor).remarks.filter { $0.state != .closed }
        let review = notification.reviews.last { $0.versionNumber == notification.versions.last?.number }
        return visit.page(
            TaskListPage(
                notification: id, group: notification.group.name, definition: notification.definition, round: notification.round,
                status: NotificationStatus(
                    notification.record.state, isLate: first.map { notification.round.isPast(at: $0.submittedAt) } ?? false),
                reference: notification.record.reference, tasks: tasks, actions: TaskListPage.Action.possible(notification),
                news: TaskListPage.News(
                    review: review.map { ($0.decision == .accepted, $0.comment, Moment($0.decidedAt)) }, remarks: remarks.count,
                    unanswered: remarks.count { $0.kind == .query && $0.state == .open },
                    colleagues: operations.otherEditors(of: notification, by: actor).map(TopicPage.Colleague.init))))
    }

    func checkAnswers(_ id: String, _ visit: Visit) async throws -> Response {
        let check = try await operations.checkAnswers(of: id, language: visit.reader.language, by: visit.actor())
        guard check.notification.isEditable else { return visit.redirect(to: .notification(id)) }
        let earlier = Dictionary(check.earlier.map { ($0.problem, $0.reason) }) { first, _ in first }
        return visit.page(CheckAnswersPage(check, operations.settings, reasons: earlier))
    }

    /// Sends the notification, or shows what stands in the way with the reasons that were entered.
    func submit(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let entered = EnteredReasons(visit.form)
        func page(_ language: Language, refusal: CheckAnswersPage.Refusal?) async throws -> CheckAnswersPage {
            CheckAnswersPage(
                try await operations.checkAnswers(of: id, language: language, by: actor), operations.settings,
                reasons: entered.ofProblems, changeReason: entered.ofChange, refusal: refusal)
        }
        // Choosing a language keeps the reasons that are only on the page yet.
        if let language = Language(chosenBy: visit.form["action"] ?? "") {
            return visit.page(try await page(language, refusal: nil), speaking: language)
        }
        let language = visit.reader.language
        let opened = try await operations.openNotification(id, by: actor)
        let version = visit.form["version"].flatMap { Int($0) } ?? opened.record.draftVersion
        do {
            _ = try await operations.submitNotification(
                of: id, Submission(version: version, reasons: entered.ofProblems, changeReason: entered.ofChange, language: language),
                by: actor)
            return visit.redirect(to: .receipt(id))
        } catch OperationError.invalid {
            return visit.page(try await page(language, refusal: .incomplete), status: .unprocessableContent)
        } catch OperationError.conflict {
            return visit.page(try await page(language, refusal: .changed), status: .conflict)
        } catch OperationError.wrongState {
            // It is sent already: the button was pressed twice, or in another tab.
            return visit.redirect(to: .receipt(id))
        }
    }

    func receipt(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let receipt = try await operations.receipt(of: id, by: actor)
        let home = try await operations.countyHome(round: receipt.notification.round.id, by: actor)
        let group = receipt.notification.group
        return visit.page(
            ReceiptPage(
                notification: id, round: receipt.notification.round.id, group: receipt.version.groupName, reference: receipt.reference,
                version: receipt.version.number,
                sent: Moment(receipt.version.submittedAt), isLate: receipt.isLate, summary: receipt.summary,
                unsentGroups: home.groups.filter { !$0.isSubmitted }.map(\.group.name), withoutGroup: home.unassigned,
                hasFile: operations.settings.printer != nil && operations.settings.letters != nil,
                dissolved: group.withdrawnAt.map { (Moment($0), group.withdrawnReason) },
                earlier: receipt.notification.versions.dropLast().map { ($0.number, Moment($0.submittedAt)) }))
    }
}

/// What is entered on the check of the answers: why contradictions stand and why a sent notification is changed.
struct EnteredReasons {
    /// The reasons of the fields `reason.<problem id>`, by the problem's id.
    let ofProblems: [String: String]
    /// The reason of the change.
    let ofChange: String

    /// Reads the posted form.
    init(_ form: FormFields) {
        let pairs = form.pairs.filter { $0.name.hasPrefix("reason.") }.map { (String($0.name.dropFirst(7)), $0.value) }
        ofProblems = Dictionary(pairs) { first, _ in first }
        ofChange = form["changeReason"] ?? ""
    }

    /// Whether nothing was entered.
    var isEmpty: Bool { ofChange.isEmpty && ofProblems.values.allSatisfy(\.isEmpty) }
}
