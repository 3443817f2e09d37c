import Localization
import NotificationForm
import RegisterModel

/// Choosing the notification from which answers are copied. The form posts `source`, the id of its group.
public struct CopyPage: Page {
    /// A notification that can be copied from.
    public struct Source: Sendable {
        /// The id of its group.
        public let id: String
        /// The name of its group.
        public let group: String
        /// The quarter of its round.
        public let period: MonitoringPeriod
        /// Where it stands.
        public let status: NotificationStatus
        /// When it was last changed.
        public let saved: Moment

        /// Names a source.
        public init(id: String, group: String, period: MonitoringPeriod, status: NotificationStatus, saved: Moment) {
            self.id = id
            self.group = group
            self.period = period
            self.status = status
            self.saved = saved
        }
    }

    /// The id of the notification that gets the answers.
    public let notification: String
    /// The name of its group.
    public let group: String
    /// The notifications to choose from.
    public let sources: [Source]
    /// Whether none was chosen.
    public let isRefused: Bool

    /// Makes the page.
    public init(notification: String, group: String, sources: [Source], isRefused: Bool = false) {
        self.notification = notification
        self.group = group
        self.sources = sources
        self.isRefused = isRefused
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let message = words("copy.choose")
        return PageContent(
            template: "copy", title: words("copy.title"), back: .notification(notification),
            problems: isRefused && !sources.isEmpty ? [PageProblem(target: "source", message: message)] : [],
            values: [
                "caption": group, "path": Address.step(notification, .copy).path, "cancelPath": Address.notification(notification).path,
                "hasSources": !sources.isEmpty, "error": isRefused ? message : nil,
                "options": sources.enumerated().map { place, source in
                    [
                        "field": place == 0 ? "source" : "source-\(place + 1)", "name": "source", "value": source.id,
                        "label": "\(source.group) · \(words.quarter(source.period))",
                        "hint": words(
                            "copy.source-hint",
                            [
                                "status": words("notification-status.\(source.status.rawValue)"), "moment": words.moment(source.saved),
                            ]), "isChosen": false, "describedBy": isRefused && place == 0 ? "source-error" : nil,
                    ] as Values
                },
            ])
    }
}
