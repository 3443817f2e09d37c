import Localization

/// A page of the notification, and a row of its task list.
public enum Topic: String, CaseIterable, Sendable, Codable {
    /// Group and contact: questions 1–4.
    case group
    /// Information systems: questions 5–9.
    case systems
    /// Structured archiving: questions 10–16.
    case structured
    /// Client relationship periods: questions 17–19.
    case periods
    /// Child protection: questions 20–22.
    case childProtection = "child-protection"
    /// The main delivery method of social services: question 23.
    case services
    /// Extraction: questions 24–27, asked only of organisers with a separate delivery.
    case extraction
    /// Service by service: questions 28 and 29.
    case coverage
    /// Discussion and feedback: questions 30–33.
    case discussion
    /// Check and send: no questions of its own.
    case check

    /// The name in a language, used in the task list and as the page's heading.
    public func title(_ language: Language) -> String { Catalogue.form.text("topic.\(rawValue)", language) }

    /// The topic after this one in the form's order; nil after the last.
    public var next: Topic? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
    }
}
