import CodeLists
import Foundation
import Localization

/// A mail as it was written: plain text, or the same content as text and as HTML. Kept as written, whatever the texts become later.
public struct Letter: Hashable, Sendable {
    /// The subject.
    public let subject: String
    /// The content as plain text.
    public let text: String
    /// The content as an HTML document; nil for a letter of plain text.
    public let html: String?
    /// The name of the PDF file that is printed from the HTML and goes with it; nil for none.
    public let fileName: String?

    /// Makes a letter.
    public init(subject: String, text: String, html: String? = nil, fileName: String? = nil) {
        self.subject = subject
        self.text = text
        self.html = html
        self.fileName = fileName
    }
}

/// A mail of the outbox: to whom, about what, and how far it has come. What it says is its ``Letter``.
public struct OutboxMail: Hashable, Sendable, Identifiable {
    /// What a mail is.
    public enum Kind: String, CaseIterable, Sendable {
        /// The receipt of a sent notification.
        case receipt
        /// The copy of a draft, marked as one, that somebody has asked for before sending.
        case draftCopy = "draft-copy"
        /// A reminder to a county that has not notified everything of a round, or of whose data something is missing.
        case reminder
        /// THL asks a county about a notification.
        case query
        /// THL sends a notification back to a county.
        case returned
        /// THL has accepted a county's notification.
        case accepted
        /// A county has answered a query; goes to whoever asked at THL, and is not shown to the county.
        case answer
    }

    /// How far a mail has come.
    public enum State: String, CaseIterable, Sendable {
        /// Waits for its time.
        case waiting
        /// Taken up by the sender, and not known to have been taken by the mail server.
        case sending
        /// Taken by the mail server.
        case sent
        /// Given up: the mail server refuses it for ever, or did not take it often enough.
        case failed
    }

    /// Random, never used again.
    public let id: String
    /// What it is.
    public let kind: Kind
    /// The county it concerns.
    public let area: Area
    /// The group whose notification it is about; nil for a mail about the county as a whole.
    public let groupID: String?
    /// The recipient's address.
    public let recipient: String
    /// The language it is written in.
    public let language: Language
    /// The subject.
    public let subject: String
    /// The message id without its angle brackets, fixed for the mail's whole life.
    public let messageID: String
    /// When it was written.
    public let createdAt: Date
    /// How far it has come.
    public var state: State
    /// How often it has been taken up.
    public var attempts: Int
    /// Not to be taken up before.
    public var dueAt: Date
    /// When it was sent or given up; nil before.
    public var finishedAt: Date?
    /// What hindered it last, as a word of `MailObstacle`; nil if nothing has.
    public var obstacle: String?

    /// Makes a mail from its parts.
    public init(
        id: String, kind: Kind, area: Area, groupID: String?, recipient: String, language: Language, subject: String, messageID: String,
        createdAt: Date, state: State = .waiting, attempts: Int = 0, dueAt: Date, finishedAt: Date? = nil, obstacle: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.area = area
        self.groupID = groupID
        self.recipient = recipient
        self.language = language
        self.subject = subject
        self.messageID = messageID
        self.createdAt = createdAt
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.finishedAt = finishedAt
        self.obstacle = obstacle
    }
}

/// Mails that wait to be sent, and those that were.
public protocol OutboxStore {
    /// Adds a mail with what it says.
    func add(_ mail: OutboxMail, _ letter: Letter) throws
    /// The mail with an id; nil if there is none.
    func mail(id: String) throws -> OutboxMail?
    /// What a mail says; nil if there is no such mail.
    func letter(mail id: String) throws -> Letter?
    /// Mails that were given up first, then those that wait or are being sent, then those that were sent; of each the newest first. Of one
    /// county, if given.
    func mails(area: Area?, limit: Int) throws -> [OutboxMail]
    /// The mail that waits and has been due the longest at an instant; nil if none is due. What was never taken up is always due, and so is
    /// what is put off beyond `latest`: the clock that said so was wrong and has been put back.
    func nextMail(due instant: Date, latest: Date) throws -> OutboxMail?
    /// The mails that were taken up and not ended.
    func mailsBeingSent() throws -> [OutboxMail]
    /// Stores state, attempts, instants and obstacle.
    func update(_ mail: OutboxMail) throws
}
