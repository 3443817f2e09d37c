import CodeLists
import Localization

/// Confirming that a municipality group is dissolved. The form posts `reason`.
public struct WithdrawPage: Page {
    /// The id of the group.
    public let group: String
    /// Its name.
    public let name: String
    /// The municipalities that become free.
    public let municipalities: [Municipality]
    /// The reference number of its notification; nil if it has not been sent, and then no reason is needed.
    public let reference: String?
    /// The reason as entered.
    public let reason: String
    /// What is wrong with the reason; nil if nothing.
    public let problem: Problem?

    /// What is wrong with a reason.
    public enum Problem: Sendable, Hashable {
        /// It is needed and missing.
        case missing
        /// It has more than 200 characters.
        case tooLong
    }

    /// Makes the page.
    public init(
        group: String, name: String, municipalities: [Municipality], reference: String?, reason: String = "", problem: Problem? = nil
    ) {
        self.group = group
        self.name = name
        self.municipalities = municipalities
        self.reference = reference
        self.reason = reason
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let message = problem.map { words($0 == .missing ? "withdraw.reason-missing" : "withdraw.reason-too-long") }
        return PageContent(
            template: "withdraw", title: words("withdraw.title"), back: .group(group),
            problems: message.map { [PageProblem(target: "reason", message: $0)] } ?? [],
            values: [
                "caption": name, "path": Address.withdrawGroup(group).path, "cancelPath": Address.county.path, "reference": reference,
                "hasMunicipalities": !municipalities.isEmpty,
                "municipalities": words.sorted(municipalities.map { $0.name(words.language) }) { $0 },
                "lead": reference.map { words("withdraw.sent-lead", ["reference": $0]) } ?? words("withdraw.lead"),
                "reason": reason, "error": message,
            ])
    }
}
