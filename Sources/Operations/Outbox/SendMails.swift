import Foundation
import RegisterStore

// How a mail is sent neither twice nor never.
//
// A mail is written in the transaction of what it is about, so it is there if and only if that is. To send it, it is first taken up: its
// state becomes `sending`, and that is on the disk before the mail server hears of it. Then the mail server answers, and then the answer is
// stored. Two senders never take up the same mail.
//
// - Crash before it is taken up: it still waits, and is sent.
// - The mail server refuses, or cannot be reached: it waits again, longer each time, at last it is given up and shown as such.
// - Crash between taking up and storing the answer: nobody can know whether the mail server has it. No protocol can: SMTP has no question for
//   it. To leave it would lose receipts, so it is sent again with the same message id, by which receivers know it as the one they have. The
//   promise is therefore: at least once on the wire, once as a message.
extension Operations {
    /// Puts mails back that were being sent when the program ended. To be called once, before any mail is sent.
    public func resumeMails() async throws {
        try await store.write { transaction in
            for var mail in try transaction.mailsBeingSent() {
                mail.state = .waiting
                try transaction.update(mail)
            }
        }
    }

    /// Sends every mail that is due, the one that has waited longest first. Does nothing without a mail server.
    public func sendWaitingMails() async throws {
        while try await sendNextMail() {}
    }

    /// Sends mails as they come until the task is cancelled. Without a mail server they wait.
    /// - Parameter onFault: told the kind of error when the outbox itself cannot be read or written; never a person.
    public func sendMails(onFault: @Sendable (any Error) -> Void) async {
        guard settings.carrier != nil else { return }
        while !Task.isCancelled {
            do { try await sendWaitingMails() } catch { onFault(error) }
            // A receipt that leaves within two seconds is soon enough.
            try? await Task.sleep(for: .seconds(2))
        }
    }

    /// Sends the mail that is due next; false if there is none.
    private func sendNextMail() async throws -> Bool {
        guard let carrier = settings.carrier else { return false }
        let now = now
        let taken = try await store.write { transaction -> (OutboxMail, Letter)? in
            guard var mail = try transaction.nextMail(due: now), let letter = try transaction.letter(mail: mail.id) else { return nil }
            mail.state = .sending
            mail.attempts += 1
            try transaction.update(mail)
            return (mail, letter)
        }
        guard let (claimed, letter) = taken else { return false }
        var mail = claimed
        // Without a PDF the mail still goes out: all it says is in it.
        let pdf = letter.fileName == nil ? nil : try? await document(letter.html)
        do {
            try await carrier.carry(mail, letter, pdf: pdf)
            mail.state = .sent
            mail.obstacle = nil
            mail.finishedAt = self.now
        } catch {
            mail.obstacle = error.rawValue
            let pauses = settings.mailPausesSeconds
            if error != .refused, mail.attempts <= pauses.count {
                mail.state = .waiting
                mail.dueAt = self.now.addingTimeInterval(pauses[mail.attempts - 1])
            } else {
                mail.state = .failed
                mail.finishedAt = self.now
            }
        }
        let answered = mail
        try await store.write { try $0.update(answered) }
        return true
    }

    /// A document as PDF, at most two at once: each takes a processor core for about a second. Nil without a document or a printer.
    func document(_ html: String?) async throws -> [UInt8]? {
        guard let html, let printer = settings.printer else { return nil }
        return try await printing.pass { try await printer.pdf(html) }
    }
}
