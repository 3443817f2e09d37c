import Localization
import NotificationForm
import RegisterModel

/// Checking the answers before sending. The form posts `reason.<problem id>` for each problem that has to be acknowledged.
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
    /// Whether sending has just been refused: then what stands in the way heads the page.
    public let isRefused: Bool

    /// Makes the page.
    public init(
        notification: String, group: String, deadline: Day, isPastDeadline: Bool, summary: Summary, problems: [FormProblem],
        reasons: [String: String] = [:], isRefused: Bool = false
    ) {
        self.notification = notification
        self.group = group
        self.deadline = deadline
        self.isPastDeadline = isPastDeadline
        self.summary = summary
        self.problems = problems
        self.reasons = reasons
        self.isRefused = isRefused
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let confirms = problems.filter { $0.severity == .confirm }
        let warnings = problems.filter { $0.severity == .warning }
        return PageContent(
            template: "check-answers", title: words("check.title"), back: .notification(notification),
            problems: isRefused ? blocking(words) : [],
            values: [
                "caption": group, "path": Address.checkAnswers(notification).path, "laterPath": Address.notification(notification).path,
                "deadline": words(isPastDeadline ? "check.late" : "check.in-time", ["day": words.day(deadline)]),
                "isPastDeadline": isPastDeadline,
                "summary": SummaryView(summary: summary, notification: notification, words: words).values,
                "hasConfirms": !confirms.isEmpty, "confirms": confirms.enumerated().map { confirm($1, number: $0 + 1, words) },
                "hasWarnings": !warnings.isEmpty, "warnings": warnings.map { link($0, words) },
            ])
    }

    private func blocking(_ words: Words) -> [PageProblem] {
        let confirms = problems.filter { $0.severity == .confirm }
        return problems.compactMap { problem in
            switch problem.severity {
            case .error: PageProblem(href: path(problem), message: problem.message(in: words.language))
            case .confirm where reason(problem).isEmpty:
                confirms.firstIndex(of: problem).map {
                    PageProblem(target: "reason-\($0 + 1)", message: words("check.reason-missing", ["number": String($0 + 1)]))
                }
            default: nil
            }
        }
    }

    private func reason(_ problem: FormProblem) -> String { reasons[problem.id] ?? "" }

    private func confirm(_ problem: FormProblem, number: Int, _ words: Words) -> Values {
        let isMissing = isRefused && reason(problem).isEmpty
        return [
            "message": problem.message(in: words.language), "path": path(problem), "name": "reason.\(problem.id)",
            "field": "reason-\(number)",
            "value": reason(problem), "label": words("check.reason", ["number": String(number)]),
            "error": isMissing ? words("check.reason-missing", ["number": String(number)]) : nil,
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
