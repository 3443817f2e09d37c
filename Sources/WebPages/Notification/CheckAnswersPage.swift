import Localization
import NotificationForm
import RegisterModel

/// Checking the answers before sending. The form posts `version`, `reason.<problem id>` for each problem that has to be acknowledged, and
/// `changeReason` for a new version of what was sent; the button `language:<language>` only changes the language. `order` marks the copy that
/// can be ordered from this very page, so that the same order posted twice is one mail.
public struct CheckAnswersPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The name of the municipality group.
    public let group: String
    /// The last day to notify, included.
    public let deadline: Day
    /// Whether the deadline has passed, so that the notification is marked late.
    public let isPastDeadline: Bool
    /// The answers.
    public let summary: Summary
    /// What the rules have to say; those for THL only are not shown.
    public let problems: [FormProblem]
    /// The reasons given, by the problem's id.
    public let reasons: [String: String]
    /// The draft version that the page shows; what is sent is this or nothing.
    public let version: Int
    /// The topics with copied answers that nobody has confirmed.
    public let unconfirmed: [Topic]
    /// What is changed in a sent notification; nil before the first version.
    public let amendment: Amendment?
    /// The id that a copy ordered from this page gets; a new one each time the page is made.
    public let copyOrder: String
    /// Why sending has just been refused; nil if it has not: then what stands in the way heads the page.
    public let refusal: Refusal?

    /// A new version of a sent notification.
    public struct Amendment: Sendable {
        /// What changes, field by field.
        public let changes: [AnswerChange]
        /// The form, for the words of the changes.
        public let definition: FormDefinition
        /// The round, for the names of rows.
        public let round: Round
        /// Why it is changed, as entered.
        public let reason: String

        /// Describes a new version.
        public init(changes: [AnswerChange], definition: FormDefinition, round: Round, reason: String) {
            self.changes = changes
            self.definition = definition
            self.round = round
            self.reason = reason
        }
    }

    /// Why sending was refused.
    public enum Refusal: Sendable, Hashable {
        /// Something is missing or contradicts itself without a reason.
        case incomplete
        /// Somebody has changed an answer since the page was shown.
        case changed
    }

    private var isRefused: Bool { refusal == .incomplete }

    /// Makes the page.
    public init(
        notification: String, group: String, deadline: Day, isPastDeadline: Bool, summary: Summary, problems: [FormProblem],
        reasons: [String: String] = [:], version: Int, unconfirmed: [Topic] = [], amendment: Amendment? = nil, copyOrder: String,
        refusal: Refusal? = nil
    ) {
        self.notification = notification
        self.group = group
        self.deadline = deadline
        self.isPastDeadline = isPastDeadline
        self.summary = summary
        self.problems = problems
        self.reasons = reasons
        self.version = version
        self.unconfirmed = unconfirmed
        self.amendment = amendment
        self.copyOrder = copyOrder
        self.refusal = refusal
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let confirms = problems.filter { $0.severity == .confirm }
        let warnings = problems.filter { $0.severity == .warning }
        return PageContent(
            template: "check-answers", title: words("check.title"), back: .notification(notification),
            problems: standingInTheWay(words), savingForm: "answers",
            values: [
                "version": String(version), "copyOrder": copyOrder, "copyPath": Address.step(notification, .draftCopy).path,
                "hasUnconfirmed": !unconfirmed.isEmpty,
                "unconfirmed": unconfirmed.map {
                    ["href": Address.change(notification, $0).path, "title": $0.title(words.language)] as Values
                },
                "amendment": amendment.map { amendmentValues($0, words) },
                "caption": group, "path": Address.checkAnswers(notification).path, "laterPath": Address.notification(notification).path,
                "deadline": words(isPastDeadline ? "check.late" : "check.in-time", ["day": words.day(deadline)]),
                "isPastDeadline": isPastDeadline,
                "summary": SummaryView(summary: summary, notification: notification, words: words).values,
                "hasConfirms": !confirms.isEmpty, "confirms": confirms.enumerated().map { confirm($1, number: $0 + 1, words) },
                "hasWarnings": !warnings.isEmpty, "warnings": warnings.map { link($0, words) },
            ])
    }

    private func standingInTheWay(_ words: Words) -> [PageProblem] {
        switch refusal {
        case nil: []
        case .changed: [PageProblem(target: "answers-title", message: words("check.changed"))]
        case .incomplete:
            blocking(words)
                + unconfirmed.map {
                    PageProblem(
                        href: Address.change(notification, $0).path,
                        message: words("check.unconfirmed-topic", ["topic": $0.title(words.language)]))
                } + (changeFault(words).map { [PageProblem(target: "change-reason", message: $0)] } ?? [])
        }
    }

    /// Why the reason of the change cannot stand, once sending has been refused; nil if it can.
    private func changeFault(_ words: Words) -> String? {
        guard isRefused, let amendment else { return nil }
        let parts = amendment.reason.split(whereSeparator: \.isWhitespace)
        if parts.isEmpty { return words("check.change-reason-missing") }
        let isLong = parts.joined(separator: " ").count > QuestionType.textLimit
        return isLong ? words("check.change-reason-long", ["limit": String(QuestionType.textLimit)]) : nil
    }

    /// Why the reason for a contradiction cannot stand; nil if it can.
    private func fault(_ problem: FormProblem, number: Int, _ words: Words) -> String? {
        guard Acknowledgement(of: problem, reason: reason(problem)) == nil else { return nil }
        let isMissing = reason(problem).allSatisfy(\.isWhitespace)
        return words(
            isMissing ? "check.reason-missing" : "check.reason-unfit", ["number": String(number), "limit": String(QuestionType.textLimit)])
    }

    private func amendmentValues(_ amendment: Amendment, _ words: Words) -> Values {
        [
            "difference": DifferenceView(
                changes: amendment.changes, definition: amendment.definition, round: amendment.round, words: words
            ).values, "reason": amendment.reason, "hasChanges": !amendment.changes.isEmpty,
            "error": changeFault(words),
        ]
    }

    private func blocking(_ words: Words) -> [PageProblem] {
        let confirms = problems.filter { $0.severity == .confirm }
        return problems.compactMap { problem in
            switch problem.severity {
            case .error: PageProblem(href: path(problem), message: problem.message(in: words.language))
            case .confirm:
                confirms.firstIndex(of: problem).flatMap { place in
                    fault(problem, number: place + 1, words).map { PageProblem(target: "reason-\(place + 1)", message: $0) }
                }
            default: nil
            }
        }
    }

    private func reason(_ problem: FormProblem) -> String { reasons[problem.id] ?? "" }

    private func confirm(_ problem: FormProblem, number: Int, _ words: Words) -> Values {
        [
            "message": problem.message(in: words.language), "path": path(problem), "name": "reason.\(problem.id)",
            "field": "reason-\(number)",
            "value": reason(problem), "label": words("check.reason", ["number": String(number)]),
            "error": isRefused ? fault(problem, number: number, words) : nil,
        ]
    }

    private func link(_ problem: FormProblem, _ words: Words) -> Values {
        ["message": problem.message(in: words.language), "href": path(problem)]
    }

    private func path(_ problem: FormProblem) -> String {
        guard let place = problem.places.first else { return "#main" }
        return Address.change(notification, place.topic).path + "#" + place.anchor
    }
}
