import Foundation
import HTTPTypes
import Hummingbird
import Operations
import RegisterStore
import WebPages

// Mails, and the receipt as a file.
extension Site {
    func outbox(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let outbox = try await operations.outbox(by: actor)
        return visit.page(OutboxPage(mails: outbox.mails.map(MailLine.init), isSending: outbox.isSending, isOfAll: actor.isTHL))
    }

    func mail(_ id: String, _ visit: Visit) async throws -> Response {
        let found = try await operations.mail(id, by: visit.actor())
        return visit.page(MailPage(line: MailLine(found.mail), text: found.letter.text))
    }

    func sendAgain(_ id: String, _ visit: Visit) async throws -> Response {
        try await operations.sendAgain(id, by: visit.actor())
        return visit.redirect(to: .mail(id))
    }

    /// Orders the copy and shows the check again. Reasons that are only on the page yet stay on it; loading that page again orders nothing.
    func orderDraftCopy(of id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        try await operations.orderDraftCopy(of: id, order: visit.form["order"], language: visit.reader.language, by: actor)
        let entered = EnteredReasons(visit.form)
        guard !entered.isEmpty else { return visit.redirect(to: .checkAnswers(id), flash: .draftCopyOrdered) }
        let check = try await operations.checkAnswers(of: id, language: visit.reader.language, by: actor)
        let page = CheckAnswersPage(
            check, operations.settings, reasons: entered.ofProblems, changeReason: entered.ofChange)
        return visit.page(page, telling: .draftCopyOrdered)
    }

    /// The receipt as PDF; where no program can make one there is no such file, and the receipt's page says so.
    func receiptFile(of id: String, _ visit: Visit) async throws -> Response {
        guard let file = try await operations.receiptDocument(of: id, by: visit.actor()) else { throw PageError.notFound }
        return Response(
            status: .ok,
            headers: [.contentType: "application/pdf", .contentDisposition: "attachment; filename=\"\(file.name)\""],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}

extension MailLine {
    fileprivate init(_ mail: OutboxMail) {
        self.init(
            id: mail.id, area: mail.area, recipient: mail.recipient, subject: mail.subject, language: mail.language,
            written: Moment(mail.createdAt), status: MailStatus(mail.state),
            next: mail.state == .waiting && mail.attempts > 0 ? Moment(mail.dueAt) : nil,
            finished: mail.finishedAt.map { Moment($0) }, attempts: mail.attempts, obstacle: mail.obstacle)
    }
}

extension MailStatus {
    fileprivate init(_ state: OutboxMail.State) {
        switch state {
        case .waiting: self = .waiting
        case .sending: self = .sending
        case .sent: self = .sent
        case .failed: self = .failed
        }
    }
}
