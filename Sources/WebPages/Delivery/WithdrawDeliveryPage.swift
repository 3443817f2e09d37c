import Localization
import RegisterModel

/// Taking a delivery back. Field name: `reason`. A delivery whose files are still coming is given up without one.
public struct WithdrawDeliveryPage: Page {
    /// What hinders taking it back.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// There is no reason.
        case reasonMissing = "reason-missing"
        /// The reason has more than 500 characters.
        case reasonTooLong = "reason-too-long"
    }

    /// The id of the delivery.
    public let id: String
    /// The name of the municipality group; nil if it is not known yet.
    public let group: String?
    /// The quarter; nil if it is not known yet.
    public let period: MonitoringPeriod?
    /// Whether its files are still coming.
    public let isOpen: Bool
    /// The reason as entered.
    public let reason: String
    /// What hinders taking it back; nil on the first look.
    public let problem: Problem?

    /// Makes the page.
    public init(id: String, group: String?, period: MonitoringPeriod?, isOpen: Bool, reason: String = "", problem: Problem? = nil) {
        self.id = id
        self.group = group
        self.period = period
        self.isOpen = isOpen
        self.reason = reason
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let message = problem.map { words("take-back.\($0.rawValue)") }
        return PageContent(
            template: "withdraw-delivery", title: words(isOpen ? "take-back.give-up" : "take-back.title"), back: .delivery(id),
            problems: message.map { [PageProblem(target: "reason", message: $0)] } ?? [],
            values: [
                "caption": [group, period.map { words.quarter($0) }].compactMap { $0 }.joined(separator: " · "),
                "heading": words(isOpen ? "take-back.give-up" : "take-back.title"),
                "lead": words(isOpen ? "take-back.give-up-lead" : "take-back.lead"), "asksReason": !isOpen, "reason": reason,
                "error": message, "button": words(isOpen ? "take-back.give-up" : "take-back.button"),
                "path": Address.withdrawDelivery(id).path, "cancelPath": Address.delivery(id).path,
            ])
    }
}
