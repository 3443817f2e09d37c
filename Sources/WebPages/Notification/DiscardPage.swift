import Localization

/// Confirming that a draft, or the changes begun to a sent notification, is given up. The form posts `version`.
public struct DiscardPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The name of the municipality group.
    public let group: String
    /// The version that then stands, from 1; nil if nothing has been sent and the notification begins anew.
    public let sentVersion: Int?
    /// The draft version that the reader has seen.
    public let version: Int

    /// Makes the page.
    public init(notification: String, group: String, sentVersion: Int?, version: Int) {
        self.notification = notification
        self.group = group
        self.sentVersion = sentVersion
        self.version = version
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words(sentVersion == nil ? "discard.title" : "discard.changes-title")
        return PageContent(
            template: "discard", title: title, back: .notification(notification),
            values: [
                "heading": title, "caption": group, "path": Address.step(notification, .discard).path, "version": String(version),
                "lead": sentVersion.map { words("discard.changes-lead", ["version": String($0)]) } ?? words("discard.lead"),
                "cancelPath": Address.notification(notification).path,
            ])
    }
}
