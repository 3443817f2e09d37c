import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// A notification as THL reads it: who, when, the answers, and what the rules say with the county's reasons.
public struct NotificationViewPage: Page {
    /// The organiser.
    public let area: Area
    /// The name of the municipality group.
    public let group: String
    /// The municipalities of the group.
    public let municipalities: [Municipality]
    /// Where the notification stands.
    public let status: NotificationStatus
    /// The reference number.
    public let reference: String
    /// The version, from 1.
    public let version: Int
    /// When it was sent.
    public let sent: Moment
    /// The answers that were sent.
    public let summary: Summary
    /// Everything the rules say.
    public let problems: [FormProblem]
    /// The county's reasons, by the problem's id.
    public let reasons: [String: String]

    /// What THL has done about it; nil where a county reads.
    public let followUp: FollowUpView?

    /// Makes the page.
    public init(
        area: Area, group: String, municipalities: [Municipality], status: NotificationStatus, reference: String, version: Int,
        sent: Moment, summary: Summary, problems: [FormProblem], reasons: [String: String], followUp: FollowUpView? = nil
    ) {
        self.area = area
        self.group = group
        self.municipalities = municipalities
        self.status = status
        self.reference = reference
        self.version = version
        self.sent = sent
        self.summary = summary
        self.problems = problems
        self.reasons = reasons
        self.followUp = followUp
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "notification-view", title: group, back: followUp.map { .followUp(.round($0.round.id)) } ?? .matrix,
            problems: followUp?.problems(words) ?? [],
            values: [
                "followUp": followUp?.values(words),
                "heading": group, "caption": area.name(frame.language), "status": StatusTag.notification(status, words).values,
                "reference": reference,
                "version": String(version), "sent": words.moment(sent),
                "municipalities": words.sorted(municipalities.map { $0.name(frame.language) }) { $0 }.joined(separator: ", "),
                "hasRemarks": !problems.isEmpty, "remarks": problems.map { remark($0, words) },
                "summary": SummaryView(
                    summary: summary, notification: nil, asking: followUp.flatMap { $0.canAct ? $0.notification : nil }, words: words
                ).values,
            ])
    }

    private func remark(_ problem: FormProblem, _ words: Words) -> Values {
        [
            "severity": StatusTag.severity(Severity(problem.severity), words).values, "message": problem.message(in: words.language),
            "reason": reasons[problem.id],
        ]
    }
}
