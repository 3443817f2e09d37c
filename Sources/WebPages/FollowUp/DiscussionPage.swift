import CodeLists
import NotificationForm
import RegisterModel

/// Whether a discussion about a notification is needed: what is suggested, what was decided before, and a form for the next decision.
/// Field names: `need`, `reason`, `day`, `participants`, `outcome`, and `after`, the number of decisions that the reader has seen.
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
    public enum Problem: Hashable, Sendable {
        /// Nothing is chosen.
        case need
        /// The reason is missing.
        case reason
        /// The day is none.
        case day
        /// The text of a field, told by its name, is too long.
        case tooLong(String)
        /// Somebody else has decided since the page was opened.
        case overtaken
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
    /// What hinders saving, in the order of the fields.
    public let problems: [Problem]

    /// Makes the page.
    public init(
        notification: String, area: Area, group: String, suggestion: DiscussionSuggestion, topics: String?, decisions: [Decision],
        canDecide: Bool, entered: [String: String] = [:], problems: [Problem] = []
    ) {
        self.notification = notification
        self.area = area
        self.group = group
        self.suggestion = suggestion
        self.topics = topics
        self.decisions = decisions
        self.canDecide = canDecide
        self.entered = entered
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("discussion.title", ["group": group])
        let lines = problems.map { line($0, words) }
        func error(_ field: String) -> String? { lines.first { $0.href == "#\(field)" }?.message }
        func text(_ field: String, hint: String? = nil, isOptional: Bool = true, isShort: Bool = false) -> Values {
            let label = words("discussion.\(field)") + (isOptional ? " " + words("topic.optional") : "")
            return FormField.text(
                field, label: label, value: entered[field] ?? "", hint: hint, error: error(field), isShort: isShort)
        }
        return PageContent(
            template: "discussion", title: title, back: .notificationView(notification),
            problems: lines,
            values: [
                "caption": area.name(words.language), "heading": title, "path": FollowUpAddress.discussion(notification).path,
                "isSuggested": suggestion.isSuggested, "suggestions": suggestion.reasons.map { $0.message(in: words.language) },
                "topics": topics, "hasDecisions": !decisions.isEmpty, "decisions": decisions.reversed().map { $0.values(words) },
                "form": canDecide
                    ? [
                        "after": String(decisions.count),
                        "needField": FormField.choice(
                            "need", label: words("discussion.need"),
                            options: Need.allCases.map { ($0.rawValue, words("discussion.\($0.rawValue)")) }, chosen: entered["need"],
                            error: error("need")),
                        "reasonField": text("reason", hint: words("discussion.reason-hint"), isOptional: false),
                        "dayField": text("day", hint: words("extension.day-hint"), isShort: true),
                        "participantsField": text("participants"), "outcomeField": text("outcome"),
                    ] as Values : nil,
            ])
    }

    private func line(_ problem: Problem, _ words: Words) -> PageProblem {
        switch problem {
        case .need: PageProblem(target: "need", message: words("discussion.error-need"))
        case .reason: PageProblem(target: "reason", message: words("discussion.error-reason"))
        case .day: PageProblem(target: "day", message: words("discussion.error-day"))
        case .overtaken: PageProblem(target: "decisions-title", message: words("discussion.error-overtaken"))
        case .tooLong(let field):
            PageProblem(target: field, message: words("discussion.error-too-long", ["field": words("discussion.\(field)")]))
        }
    }
}

extension DiscussionPage.Decision {
    /// The decision as the fields of the next one, which begins where this one ended: the outcome is added once the discussion was held.
    public var fields: [String: String] {
        let written = day.map { day -> String in
            let (year, month, number) = day.civil
            return "\(number).\(month).\(year)"
        }
        return ["need": need.rawValue, "reason": reason, "day": written ?? "", "participants": participants, "outcome": outcome]
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
