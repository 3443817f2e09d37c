import Foundation
import RegisterStore

// How a mail is sent neither twice nor never.
//
// A mail is written in the transaction of what it is about, so it is there if and only if that is. To send it, it is first taken up: its
// state becomes `sending`, and that is on the disk before the mail server hears of it. Then the mail server answers, and then the answer is
// stored. Two senders never take up the same mail, and no two programs work on the same register.
//
// - Crash before it is taken up: it still waits, and is sent.
// - The mail server refuses, or cannot be reached: it waits again, longer each time, at last it is given up and shown as such.
// - The program is told to end: it waits for the answer to the mail it has just handed over, and stores it.
// - The answer cannot be stored, as on a full disk: it is kept until it can be, and no other mail is taken up before.
// - Crash between taking up and storing the answer, or a mail server that takes a mail and breaks off before it has said so: nobody can know
//   whether it has the mail. No protocol can: SMTP has no question for it. To leave it would lose receipts, so it is sent again with the same
//   message id, by which receivers know it as the one they have. The promise is therefore: at least once on the wire, once as a message.
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
        while try await sendNextMail({ _ in }) {}
    }

    /// Sends mails as they come until the task is cancelled. Without a mail server they wait.
    /// - Parameter onFault: told the kind of error when the outbox itself cannot be read or written, or a file not be printed; never a person.
    public func sendMails(onFault: @escaping @Sendable (any Error) -> Void) async {
        guard settings.carrier != nil else { return }
        while !Task.isCancelled {
            do {
                while try await sendNextMailToItsEnd(onFault), !Task.isCancelled {}
            } catch {
                onFault(error)
            }
            // A receipt that leaves within two seconds is soon enough.
            try? await Task.sleep(for: .seconds(2))
        }
    }

    /// Sends the next mail in a task of its own, which the end of the program does not cut short: the mail would go out without its file, or
    /// the mail server's answer would be lost and the mail sent again at the next start. Once this task is cancelled, waits
    /// `OperationSettings.mailEndSeconds` at most.
    private func sendNextMailToItsEnd(_ onFault: @escaping @Sendable (any Error) -> Void) async throws -> Bool {
        let (results, result) = AsyncStream<Result<Bool, any Error>>.makeStream()
        Task {
            do { result.yield(.success(try await sendNextMail(onFault))) } catch { result.yield(.failure(error)) }
        }
        let seconds = settings.mailEndSeconds
        let first = await withTaskCancellationHandler {
            // A task of its own too: waiting in this one would end at once when it is cancelled.
            await Task { await results.first { _ in true } }.value
        } onCancel: {
            Task {
                try? await Task.sleep(for: .seconds(seconds))
                result.finish()
            }
        }
        return try first?.get() ?? false
    }

    /// Sends the mail that is due next; false if there is none.
    private func sendNextMail(_ onFault: @Sendable (any Error) -> Void) async throws -> Bool {
        guard let carrier = settings.carrier else { return false }
        let now = now
        let latest = now.addingTimeInterval(settings.mailPausesSeconds.max() ?? 0)
        let taken = try await store.write { transaction -> (OutboxMail, Letter)? in
            guard var mail = try transaction.nextMail(due: now, latest: latest), let letter = try transaction.letter(mail: mail.id) else {
                return nil
            }
            mail.state = .sending
            mail.attempts += 1
            try transaction.update(mail)
            return (mail, letter)
        }
        guard let (claimed, letter) = taken else { return false }
        let pdf = await file(of: letter, onFault)
        var mail = claimed
        do {
            try await carrier.carry(mail, letter, pdf: pdf)
            mail.state = .sent
            mail.obstacle = letter.fileName != nil && pdf == nil ? MailObstacle.unprinted.rawValue : nil
            mail.finishedAt = self.now
        } catch {
            put(&mail, off: error)
        }
        await keep(mail, onFault)
        return true
    }

    /// The file that goes with a letter; nil without one, and where it cannot be printed: the mail still goes out, for all it says is in it.
    private func file(of letter: Letter, _ onFault: @Sendable (any Error) -> Void) async -> [UInt8]? {
        guard letter.fileName != nil else { return nil }
        do {
            return try await document(letter.html)
        } catch {
            onFault(error)
            return nil
        }
    }

    /// Has a mail wait that was not taken, or gives it up.
    private func put(_ mail: inout OutboxMail, off obstacle: MailObstacle) {
        mail.obstacle = obstacle.rawValue
        let pauses = settings.mailPausesSeconds
        if obstacle.mayPass, mail.attempts <= pauses.count {
            mail.state = .waiting
            mail.dueAt = now.addingTimeInterval(pauses[mail.attempts - 1])
        } else {
            mail.state = .failed
            mail.finishedAt = now
        }
    }

    /// Stores what the mail server has answered, however long that takes: once forgotten, the mail would be sent again.
    private func keep(_ mail: OutboxMail, _ onFault: @Sendable (any Error) -> Void) async {
        while true {
            do {
                return try await store.write { try $0.update(mail) }
            } catch {
                onFault(error)
                try? await Task.sleep(for: .seconds(2))
            }
        }
    }

    /// A document as PDF, at most two at once: each takes a processor core for about a second. Nil without a document or a printer.
    func document(_ html: String?) async throws -> [UInt8]? {
        guard let html, let printer = settings.printer else { return nil }
        return try await printing.pass { try await printer.pdf(html) }
    }
}
