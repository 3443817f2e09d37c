import CodeLists
import Foundation
import NotificationForm
import RegisterStore

/// The outbox as a reader sees it.
public struct Outbox: Sendable {
    /// At most ``limit`` mails: given up, waiting, sent, of each the newest first.
    public let mails: [OutboxMail]
    /// Whether there is a mail server; without one mails only wait.
    public let isSending: Bool

    /// How many mails are shown.
    public static let limit = 200
}

extension Operations {
    /// The mails of the outbox, those first that somebody has to see to. Right: THL's register officers for all, a county's contact persons for their county's.
    public func outbox(by actor: Actor) async throws -> Outbox {
        let area = try mailArea(actor)
        return try await store.read { transaction in
            Outbox(
                mails: try transaction.mails(area: area, limit: Outbox.limit).filter { $0.isShown(to: area) },
                isSending: settings.carrier != nil)
        }
    }

    /// A mail and what it says. Right as `outbox`; reading by THL is written in the audit log.
    /// - Throws: `OperationError.notFound` for another county's too.
    public func mail(_ id: String, by actor: Actor) async throws -> (mail: OutboxMail, letter: Letter) {
        let area = try mailArea(actor)
        let found = try await store.read { transaction in
            guard let mail = try transaction.mail(id: id), mail.isShown(to: area), let letter = try transaction.letter(mail: id)
            else {
                throw OperationError.notFound
            }
            return (mail, letter)
        }
        if actor.isTHL { try await store.write { try audit(.mailRead, id, area: found.0.area, by: actor.id, in: $0) } }
        return found
    }

    /// Has a mail that was given up sent again. Right as `outbox`.
    /// - Throws: `OperationError.wrongState` unless it was given up; `.notFound`.
    public func sendAgain(_ id: String, by actor: Actor) async throws {
        let area = try mailArea(actor)
        let now = now
        try await store.write { transaction in
            guard var mail = try transaction.mail(id: id), mail.isShown(to: area) else { throw OperationError.notFound }
            guard mail.state == .failed else { throw OperationError.wrongState }
            mail.state = .waiting
            mail.attempts = 0
            mail.dueAt = now
            mail.finishedAt = nil
            try transaction.update(mail)
            try audit(.mailSendAgain, id, area: mail.area, by: actor.id, in: transaction)
        }
    }

    /// The receipt of the newest version sent, as PDF. Right: the county's contact persons.
    /// - Returns: the file's name and content; nil without a printer.
    /// - Throws: `OperationError.notFound` before the first submission.
    public func receiptDocument(of groupID: String, by actor: Actor) async throws -> (name: String, bytes: [UInt8])? {
        let receipt = try await receipt(of: groupID, by: actor)
        guard let letter = settings.letters?.receipt(receipt), let name = letter.fileName, let bytes = try await document(letter.html)
        else {
            return nil
        }
        return (name, bytes)
    }

    /// The county whose mails an actor may read; nil for all.
    private func mailArea(_ actor: Actor) throws -> Area? {
        if case .countyContact(let area) = actor.role { return area }
        try actor.requireOfficer()
        return nil
    }
}

extension OutboxMail {
    /// Whether the contact persons of a county may read the mail; nil asks for THL. What is written to THL's own people is theirs.
    fileprivate func isShown(to area: Area?) -> Bool { area == nil || (self.area == area && kind != .answer) }
}
