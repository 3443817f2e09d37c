import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// The receipt of a sent notification; can be bookmarked and printed.
public struct ReceiptPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The id of the round, whose page of the county the links lead to.
    public let round: String
    /// The name of the municipality group.
    public let group: String
    /// The reference number.
    public let reference: String
    /// The version, from 1.
    public let version: Int
    /// When it was sent.
    public let sent: Moment
    /// Whether it came after the deadline.
    public let isLate: Bool
    /// The answers that were sent.
    public let summary: Summary
    /// The groups of the county whose notification has not been sent.
    public let unsentGroups: [String]
    /// The municipalities of the county that are in no group.
    public let withoutGroup: [Municipality]

    /// Whether the receipt can be had as PDF.
    public let hasFile: Bool

    /// When and why the group was dissolved after it had sent; nil while the notification is in force.
    public let dissolved: (at: Moment, reason: String?)?

    /// The versions sent before this one, oldest first, each with when it was sent. They stay as they were.
    public let earlier: [(number: Int, sent: Moment)]

    /// Makes the page.
    public init(
        notification: String, round: String, group: String, reference: String, version: Int, sent: Moment, isLate: Bool,
        summary: Summary, unsentGroups: [String], withoutGroup: [Municipality], hasFile: Bool,
        dissolved: (at: Moment, reason: String?)? = nil, earlier: [(number: Int, sent: Moment)] = []
    ) {
        self.notification = notification
        self.round = round
        self.group = group
        self.reference = reference
        self.version = version
        self.sent = sent
        self.isLate = isLate
        self.summary = summary
        self.unsentGroups = unsentGroups
        self.withoutGroup = withoutGroup
        self.hasFile = hasFile
        self.dissolved = dissolved
        self.earlier = earlier
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let names = words.sorted(withoutGroup.map { $0.name(frame.language) }) { $0 }
        return PageContent(
            template: "receipt", title: words("receipt.title"), back: .county, backRound: round,
            values: [
                "group": group, "checkPath": Address.checkAnswers(notification).path, "reference": reference,
                "version": words("receipt.version", ["version": String(version)]),
                "sent": words(isLate ? "receipt.sent-late" : "receipt.sent", ["moment": words.moment(sent)]),
                "dissolved": dissolved.map { group -> Values in
                    ["told": words("receipt.dissolved", ["moment": words.moment(group.at)]), "reason": group.reason]
                },
                "hasUnsent": !unsentGroups.isEmpty, "unsent": unsentGroups, "hasMissing": !names.isEmpty, "missing": names,
                "isComplete": unsentGroups.isEmpty && names.isEmpty, "countyPath": CountyRound(earlier: round).path(.county),
                "filePath": hasFile ? Address.step(notification, .receiptFile).path : nil,
                "hasEarlier": !earlier.isEmpty,
                "earlier": earlier.reversed().map { version -> Values in
                    let next = version.number + 1
                    return [
                        "number": version.number, "sent": words.moment(version.sent),
                        "path": Address.followUp(.version(notification, version.number)).path,
                        "comparisonPath": Address.followUp(.comparison(notification, version.number, next)).path,
                        "comparison": words("view.compare", ["older": String(version.number), "newer": String(next)]),
                    ]
                },
                "summary": SummaryView(summary: summary, notification: nil, words: words).values,
            ])
    }
}
