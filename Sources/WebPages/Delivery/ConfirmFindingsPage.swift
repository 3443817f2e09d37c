import Localization
import RegisterModel

/// Saying why findings of a delivery are as they are. Field names: `rule`, `block`, `subject` and `reason`, once for each finding in the order
/// of the page. A reason that is left empty is not given yet.
public struct ConfirmFindingsPage: Page {
    /// What hinders taking a reason.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// No reason is given at all.
        case missing
        /// The reason has more characters than it may have.
        case tooLong = "too-long"
    }

    /// One finding and the field for its reason.
    public struct Item: Sendable {
        /// The id of the rule.
        public let rule: String
        /// The block's name.
        public let block: String
        /// What the finding is about.
        public let subject: String
        /// What was found, in the reader's language.
        public let title: String
        /// What was measured: codes, days and numbers.
        public let measured: String
        /// The reason as entered, else the one that counts; empty while there is none.
        public var reason: String
        /// What hinders taking it; nil if nothing does.
        public var problem: Problem?

        /// Makes an item.
        public init(
            rule: String, block: String, subject: String, title: String, measured: String, reason: String = "", problem: Problem? = nil
        ) {
            self.rule = rule
            self.block = block
            self.subject = subject
            self.title = title
            self.measured = measured
            self.reason = reason
            self.problem = problem
        }
    }

    /// The id of the delivery.
    public let id: String
    /// The name of the municipality group; nil if it is not known.
    public let group: String?
    /// The quarter; nil if it is not known.
    public let period: MonitoringPeriod?
    /// Whether the delivery was returned, so that it is checked again when nothing waits any longer.
    public let isReturned: Bool
    /// The findings.
    public var items: [Item]

    /// Makes the page.
    public init(id: String, group: String?, period: MonitoringPeriod?, isReturned: Bool, items: [Item]) {
        self.id = id
        self.group = group
        self.period = period
        self.isReturned = isReturned
        self.items = items
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let problems = items.enumerated().compactMap { place, item in
            item.problem.map { PageProblem(target: "reason-\(place + 1)", message: words("confirm.\($0.rawValue)")) }
        }
        return PageContent(
            template: "confirm-findings", title: words("confirm.title"), back: .delivery(id), problems: problems,
            values: [
                "caption": [group, period.map { words.quarter($0) }].compactMap { $0 }.joined(separator: " · "),
                "lead": words(isReturned ? "confirm.lead-returned" : "confirm.lead"),
                "items": items.enumerated().map { place, item in
                    [
                        "target": "reason-\(place + 1)", "rule": item.rule, "block": item.block, "subject": item.subject,
                        "title": item.title, "measured": item.measured, "reason": item.reason,
                        "error": item.problem.map { words("confirm.\($0.rawValue)") },
                    ] as Values
                },
                "path": Address.confirmFindings(id).path, "cancelPath": Address.delivery(id).path,
            ])
    }
}
