import CodeLists
import NotificationForm
import RegisterModel

/// Granting a county a later deadline. Field names: `day` and `reason`.
public struct DeadlineExtensionPage: Page {
    /// What hinders saving.
    public enum Problem: String, CaseIterable, Sendable {
        /// The day is missing, is none, or is not after the round's deadline.
        case day
        /// The reason is missing.
        case reason
        /// The reason is longer than 1 000 characters.
        case tooLong = "too-long"
    }

    /// The round.
    public let round: Round
    /// The county.
    public let area: Area
    /// The extension in force; nil if there is none.
    public let granted: (until: Day, reason: String)?
    /// The day as entered.
    public let day: String
    /// The reason as entered.
    public let reason: String
    /// What hinders saving.
    public let problems: [Problem]

    /// Makes the page.
    public init(
        round: Round, area: Area, granted: (until: Day, reason: String)?, day: String = "", reason: String = "", problems: [Problem] = []
    ) {
        self.round = round
        self.area = area
        self.granted = granted
        self.day = day
        self.reason = reason
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.deadlineExtension(round.id, area)
        let title = words("extension.title", ["area": area.name(words.language)])
        let dayError = problems.contains(.day) ? words("extension.error-day", ["day": words.day(round.deadline)]) : nil
        let reasonError =
            problems.contains(.reason)
            ? words("extension.error-reason") : problems.contains(.tooLong) ? words("extension.error-too-long") : nil
        return PageContent(
            template: "deadline-extension", title: title, back: .followUp(.round(round.id)),
            problems: [
                dayError.map { PageProblem(target: "day", message: $0) }, reasonError.map { PageProblem(target: "reason", message: $0) },
            ]
            .compactMap(\.self),
            values: [
                "roundCaption": RoundFrame(round: round, here: address, words: words).caption, "heading": title, "path": address.path,
                "backPath": FollowUpAddress.round(round.id).path,
                "deadline": words("extension.deadline", ["day": words.day(round.deadline)]),
                "granted": granted.map { words("extension.granted", ["day": words.day($0.until)]) }, "grantedReason": granted?.reason,
                "day": FormField.text(
                    "day", label: words("extension.day"), value: day, hint: words("extension.day-hint"), error: dayError, isShort: true),
                "reason": FormField.text(
                    "reason", label: words("extension.reason"), value: reason, hint: words("extension.reason-hint"), error: reasonError),
            ])
    }
}
