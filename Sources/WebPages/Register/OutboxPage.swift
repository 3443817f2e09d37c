import CodeLists
import Localization

/// A mail as the outbox tells it.
public struct MailLine: Sendable {
    /// The id.
    public let id: String
    /// The county it concerns.
    public let area: Area
    /// The recipient's address.
    public let recipient: String
    /// The subject, in the language of the mail.
    public let subject: String
    /// The language of the mail.
    public let language: Language
    /// When it was written.
    public let written: Moment
    /// How far it has come.
    public let status: MailStatus
    /// When it will be tried again; nil where it will not.
    public let next: Moment?
    /// When it was sent or given up; nil before.
    public let finished: Moment?
    /// How often it was tried.
    public let attempts: Int
    /// What hindered it last: `connection`, `security`, `credentials`, `postponed` or `refused`; nil if nothing has.
    public let obstacle: String?

    /// Makes a line.
    public init(
        id: String, area: Area, recipient: String, subject: String, language: Language, written: Moment, status: MailStatus, next: Moment?,
        finished: Moment?, attempts: Int, obstacle: String?
    ) {
        self.id = id
        self.area = area
        self.recipient = recipient
        self.subject = subject
        self.language = language
        self.written = written
        self.status = status
        self.next = next
        self.finished = finished
        self.attempts = attempts
        self.obstacle = obstacle
    }

    func values(_ words: Words) -> Values {
        let look: StatusTag.Look =
            switch status {
            case .waiting: .idle
            case .sending: .going
            case .sent: .done
            case .failed: .problem
            }
        return [
            "path": Address.mail(id).path, "area": area.name(words.language), "recipient": recipient, "subject": subject,
            "subjectLanguage": language == words.language ? nil : language.rawValue, "written": words.moment(written),
            "status": StatusTag(words("mail-status.\(status.rawValue)"), look).values,
            "when": finished.map { words.moment($0) } ?? next.map { words("outbox.next", ["moment": words.moment($0)]) },
            "attempts": String(attempts), "obstacle": obstacle.map { words("mail-obstacle.\($0)") },
        ]
    }
}

/// How far a mail has come.
public enum MailStatus: String, Sendable, CaseIterable {
    /// Waits for its time.
    case waiting
    /// On its way to the mail server.
    case sending
    /// Taken by the mail server.
    case sent
    /// Given up.
    case failed
}

/// The outbox: mails that wait, and those that were sent or given up.
public struct OutboxPage: Page {
    /// The mails, those first that somebody has to see to.
    public let mails: [MailLine]
    /// Whether there is a mail server; without one mails only wait.
    public let isSending: Bool
    /// Whether the mails are of several counties, so that each is named.
    public let isOfAll: Bool

    /// Makes the page.
    public init(mails: [MailLine], isSending: Bool, isOfAll: Bool) {
        self.mails = mails
        self.isSending = isSending
        self.isOfAll = isOfAll
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "outbox", title: words("outbox.title"), isWide: true,
            values: [
                "isSending": isSending, "isOfAll": isOfAll, "hasMails": !mails.isEmpty, "mails": mails.map { $0.values(words) },
            ])
    }
}

/// One mail of the outbox, as it was written.
public struct MailPage: Page {
    /// Where it stands.
    public let line: MailLine
    /// What it says, as plain text.
    public let text: String

    /// Makes the page.
    public init(line: MailLine, text: String) {
        self.line = line
        self.text = text
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        var values = line.values(words)
        values["body"] = text
        values["language"] = line.language.rawValue
        values["canSendAgain"] = line.status == .failed
        return PageContent(template: "mail", title: words("outbox.mail"), back: .outbox, values: values)
    }
}
