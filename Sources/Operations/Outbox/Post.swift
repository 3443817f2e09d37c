import Foundation
import Localization
import RegisterModel
import RegisterStore

/// Writes the mails of the register: in the language and the form version of what they are about.
public protocol LetterWriter: Sendable {
    /// The receipt of a sent notification, in the language it was sent in.
    func receipt(_ receipt: Receipt) -> Letter
    /// The copy of a draft that has not been sent: marked as a draft in all languages, without a reference number.
    func draftCopy(_ check: AnswersCheck, language: Language, at instant: Date) -> Letter
    /// A reminder of what is missing of a county's data for a quarter.
    func gapReminder(_ county: CountyGaps, _ period: MonitoringPeriod, deadline: Day, language: Language) -> Letter
    /// What one side has said about a sent notification, for the other side.
    func notice(_ notice: NotificationNotice) -> Letter
}

/// Prints an HTML document as PDF.
public protocol DocumentPrinter: Sendable {
    /// The PDF, tagged for screen readers. Throws whatever hindered it.
    func pdf(_ html: String) async throws -> [UInt8]
}

/// Takes mails to a mail server.
public protocol MailCarrier: Sendable {
    /// The part of our own address after the sign, for message ids.
    var domain: String { get }
    /// Hands a mail over; returns once the mail server has answered for it. Throws ``MailObstacle``.
    func carry(_ mail: OutboxMail, _ letter: Letter, pdf: [UInt8]?) async throws(MailObstacle)
}

/// What hinders a mail.
public enum MailObstacle: String, Error, CaseIterable, Sendable {
    /// The mail server could not be reached, or the connection broke.
    case connection
    /// No encrypted connection to a trusted server came about.
    case security
    /// The mail server did not take our account.
    case credentials
    /// The mail server takes no mail from us, whoever it is for: our own address is wrong, or the server is.
    case unwelcome
    /// The mail server cannot take the mail now.
    case postponed
    /// The mail server will never take the mail: the address is wrong, or it does not want it.
    case refused
    /// The address has characters that the addresses of e-mail do not have.
    case address
    /// The mail went out, but without its file: the program that prints it is not there or did not print.
    case unprinted

    /// Whether the same mail may be taken later.
    var mayPass: Bool { self != .refused && self != .address }
}
