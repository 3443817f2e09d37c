import CodeLists
import NotificationForm
import RegisterModel

/// Whether a discussion about a notification is needed: what is suggested, what was decided before, and a form for the next decision.
/// Field names: `need`, `reason`, `day`, `participants`, `outcome`.
public struct DiscussionPage: Page {
    /// Whether a discussion is needed.
    public enum Need: String, CaseIterable, Sendable {
        /// A discussion is to be held or has been held.
        case needed
        /// No discussion is needed.
        case notNeeded = "not-needed"
        /// Looked at and not decided.
        case undecided
    }

    /// A decision.
    public struct Decision: Sendable {
        /// Whether a discussion is needed.
        public let need: Need
        /// Why.
        public let reason: String
        /// The day of the discussion; nil if there is none.
        public let day: Day?
        /// Who takes part; empty if not known.
        public let participants: String
        /// What was agreed on; empty before the discussion.
        public let outcome: String
        /// Who decided.
        public let author: String
        /// When.
        public let decided: Moment

        /// Makes a decision.
        public init(need: Need, reason: String, day: Day?, participants: String, outcome: String, author: String, decided: Moment) {
            self.need = need
            self.reason = reason
            self.day = day
            self.participants = participants
            self.outcome = outcome
            self.author = author
            self.decided = decided
        }

        func values(_ words: Words) -> Values {
            [
                "need": StatusTag(words("discussion.\(need.rawValue)"), need.look).values, "reason": reason, "day": day.map(words.day),
                "participants": participants.isEmpty ? nil : participants, "outcome": outcome.isEmpty ? nil : outcome,
                "by": words("remark.by", ["name": author, "moment": words.moment(decided)]),
            ]
        }
    }

    /// What hinders saving.
    public enum Problem: String, CaseIterable, Sendable {
        /// Nothing is chosen.
        case need
        /// The reason is missing.
        case reason
        /// The day is none.
        case day
        /// A text is too long.
        case tooLong = "too-long"
    }

    /// The id of the notification.
    public let notification: String
    /// The county.
    public let area: Area
    /// The name of the group.
    public let group: String
    /// Why a discussion is suggested.
    public let suggestion: DiscussionSuggestion
    /// What the county wants to talk about (question 31); nil if it did not say.
    public let topics: String?
    /// The decisions, oldest first.
    public let decisions: [Decision]
    /// Whether the reader may decide.
    public let canDecide: Bool
    /// What was entered: field name to text.
    public let entered: [String: String]
    /// What hinders saving.
    public let problem: Problem?

    /// Makes the page.
    public init(
        notification: String, area: Area, group: String, suggestion: DiscussionSuggestion, topics: String?, decisions: [Decision],
        canDecide: Bool, entered: [String: String] = [:], problem: Problem? = nil
    ) {
        self.notification = notification
        self.area = area
        self.group = group
        self.suggestion = suggestion
        self.topics = topics
        self.decisions = decisions
        self.canDecide = canDecide
        self.entered = entered
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("discussion.title", ["group": group])
        let target = problem == .tooLong ? "reason" : problem?.rawValue
        let message = problem.map { words("discussion.error-\($0.rawValue)") }
        func error(_ field: String) -> String? { target == field ? message : nil }
        func text(_ field: String, hint: String? = nil, isShort: Bool = false) -> Values {
            FormField.text(
                field, label: words("discussion.\(field)"), value: entered[field] ?? "", hint: hint, error: error(field), isShort: isShort)
        }
        return PageContent(
            template: "discussion", title: title, back: .notificationView(notification),
            problems: message.flatMap { message in target.map { [PageProblem(target: $0, message: message)] } } ?? [],
            values: [
                "caption": area.name(words.language), "heading": title, "path": FollowUpAddress.discussion(notification).path,
                "isSuggested": suggestion.isSuggested, "suggestions": suggestion.reasons.map { $0.message(in: words.language) },
                "topics": topics, "hasDecisions": !decisions.isEmpty, "decisions": decisions.reversed().map { $0.values(words) },
                "form": canDecide
                    ? [
                        "needField": FormField.choice(
                            "need", label: words("discussion.need"),
                            options: Need.allCases.map { ($0.rawValue, words("discussion.\($0.rawValue)")) }, chosen: entered["need"],
                            error: error("need")),
                        "reasonField": text("reason", hint: words("discussion.reason-hint")),
                        "dayField": text("day", hint: words("extension.day-hint"), isShort: true),
                        "participantsField": text("participants"), "outcomeField": text("outcome"),
                    ] as Values : nil,
            ])
    }
}

extension DiscussionPage.Need {
    var look: StatusTag.Look {
        switch self {
        case .needed: .going
        case .notNeeded: .done
        case .undecided: .idle
        }
    }
}
