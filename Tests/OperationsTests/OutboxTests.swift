import CodeLists
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Synchronization
import Testing

/// A mail server of the test's own: remembers what it took, and refuses as told.
private final class MailBox: MailCarrier {
    private let state = Mutex<(taken: [OutboxMail], obstacles: [MailObstacle?])>(([], []))

    var domain: String { "mail.example" }
    var taken: [OutboxMail] { state.withLock { $0.taken } }

    /// What hinders the next mails, one after the other.
    func refuse(_ obstacles: [MailObstacle?]) { state.withLock { $0.obstacles = obstacles } }

    func carry(_ mail: OutboxMail, _ letter: Letter, pdf: [UInt8]?) async throws(MailObstacle) {
        // Long enough for another sender to come in between, if it could.
        try? await Task.sleep(for: .milliseconds(2))
        let obstacle = state.withLock { state -> MailObstacle? in
            let obstacle = state.obstacles.isEmpty ? nil : state.obstacles.removeFirst()
            if obstacle == nil { state.taken.append(mail) }
            return obstacle
        }
        if let obstacle { throw obstacle }
    }
}

/// Letters that hold what the tests ask about.
struct PlainLetters: LetterWriter {
    func gapReminder(_ county: CountyGaps, _ period: MonitoringPeriod, deadline: Day, language: Language) -> Letter {
        Letter(subject: "\(period) \(deadline)", text: county.gaps.map(\.kind.rawValue).joined(separator: " "))
    }
    func receipt(_ receipt: Receipt) -> Letter {
        Letter(subject: receipt.reference, text: receipt.version.language.rawValue, html: "<p>receipt</p>", fileName: "receipt.pdf")
    }
    func draftCopy(_ check: AnswersCheck, language: Language, at instant: Date) -> Letter {
        Letter(subject: Summary.draftMark, text: language.rawValue, html: "<p>draft</p>", fileName: "draft.pdf")
    }
    func notice(_ notice: NotificationNotice) -> Letter {
        let said =
            switch notice.content {
            case .query(let remark): remark.text
            case .answer(let remark): remark.answer ?? ""
            case .accepted(let review): review.comment
            case .returned(let review, let open): ([review.comment] + open.map(\.text)).joined(separator: "; ")
            }
        return Letter(subject: notice.reference, text: "\(notice.language) \(notice.writerName): \(said)", html: "<p>notice</p>")
    }
}

@Suite struct `The outbox` {
    private func office(_ box: MailBox?) async throws -> Office {
        try await Office { settings in
            settings.letters = PlainLetters()
            settings.carrier = box
            settings.mailPausesSeconds = [60, 600]
        }
    }

    @Test func `a receipt goes to sender and contact, once each, and only if the notification is sent`() async throws {
        let box = MailBox()
        let office = try await office(box)
        let id = try await office.helsinkiGroup().id
        let version = try await office.fill(id, by: office.helsinki) { $0.set("maija@example.fi", for: .contactEmail) }
        await #expect(throws: OperationError.self) {
            try await office.operations.submitNotification(of: id, Submission(version: version - 1, language: .fi), by: office.helsinki)
        }
        #expect(try await office.operations.outbox(by: office.officer).mails.isEmpty)
        _ = try await office.operations.submitNotification(of: id, Submission(version: version, language: .fi), by: office.helsinki)
        try await office.operations.sendWaitingMails()
        #expect(Set(box.taken.map(\.recipient)) == ["helsinki@example.fi", "maija@example.fi"])
        #expect(Set(box.taken.map(\.messageID)).count == 2)
        #expect(box.taken.allSatisfy { $0.messageID.hasSuffix("@mail.example") })
        try await office.operations.sendWaitingMails()
        #expect(box.taken.count == 2)
        #expect(try await office.operations.outbox(by: office.helsinki).mails.map(\.state) == [.sent, .sent])
        // The same person twice is one mail.
        let other = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        try await office.submit(other.id, by: office.pirkanmaa) { $0.set("PIRKANMAA@example.fi", for: .contactEmail) }
        #expect(try await office.operations.outbox(by: office.pirkanmaa).mails.count == 1)
    }

    @Test func `what is not taken is tried again, later each time, with the same message id, and is at last given up`() async throws {
        let box = MailBox()
        let office = try await office(box)
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        box.refuse([.connection, .postponed, .security])
        func only() async throws -> OutboxMail { try #require(try await office.operations.outbox(by: office.helsinki).mails.first) }
        try await office.operations.sendWaitingMails()
        let first = try await only()
        #expect((first.state, first.attempts, first.obstacle) == (.waiting, 1, "connection"))
        try await office.operations.sendWaitingMails()
        #expect(try await only().attempts == 1)
        office.clock.advance(60)
        try await office.operations.sendWaitingMails()
        #expect(try await only().obstacle == "postponed")
        office.clock.advance(60)
        try await office.operations.sendWaitingMails()
        #expect(try await only().attempts == 2)
        office.clock.advance(540)
        try await office.operations.sendWaitingMails()
        #expect(try await only().state == .failed)
        await #expect(throws: OperationError.notFound) { try await office.operations.sendAgain(first.id, by: office.pirkanmaa) }
        try await office.operations.sendAgain(first.id, by: office.officer)
        try await office.operations.sendWaitingMails()
        #expect(box.taken.map(\.messageID) == [first.messageID])
        await #expect(throws: OperationError.wrongState) { try await office.operations.sendAgain(first.id, by: office.officer) }
    }

    @Test(arguments: MailObstacle.allCases)
    func `only what no mail server will ever take is given up at once`(obstacle: MailObstacle) async throws {
        let box = MailBox()
        let office = try await office(box)
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        box.refuse([obstacle])
        try await office.operations.sendWaitingMails()
        let mail = try #require(try await office.operations.outbox(by: office.officer).mails.first)
        let expected: OutboxMail.State = obstacle == .refused || obstacle == .address ? .failed : .waiting
        #expect((mail.state, mail.attempts, mail.obstacle) == (expected, 1, obstacle.rawValue))
    }

    @Test func `a crash while sending loses nothing and makes no second message`() async throws {
        let box = MailBox()
        let office = try await office(box)
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        // As a crash leaves it: taken up, the answer not stored.
        let taken = try #require(try await office.store.read { try $0.nextMail(due: office.clock.now, latest: office.clock.now) })
        try await office.store.write { transaction in
            var mail = taken
            mail.state = .sending
            mail.attempts = 1
            try transaction.update(mail)
        }
        try await office.operations.sendWaitingMails()
        #expect(box.taken.isEmpty)
        try await office.operations.resumeMails()
        try await office.operations.sendWaitingMails()
        #expect(box.taken.map(\.messageID) == [taken.messageID])
        #expect(try await office.operations.outbox(by: office.officer).mails.map(\.state) == [.sent])
    }

    @Test func `several senders at once never send the same mail twice`() async throws {
        let box = MailBox()
        let office = try await office(box)
        for (name, code) in [("A", "837"), ("B", "536"), ("C", "211"), ("D", "604"), ("E", "980")] {
            try await office.submit(try await office.group(name, [code], by: office.pirkanmaa).id, by: office.pirkanmaa)
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<4 { tasks.addTask { try await office.operations.sendWaitingMails() } }
            try await tasks.waitForAll()
        }
        #expect(box.taken.count == 5)
        #expect(Set(box.taken.map(\.id)).count == 5)
    }

    @Test func `without a mail server mails wait, and each reads their own`() async throws {
        let office = try await office(nil)
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        try await office.operations.sendWaitingMails()
        let outbox = try await office.operations.outbox(by: office.officer)
        #expect(!outbox.isSending)
        let mail = try #require(outbox.mails.first)
        #expect(mail.state == .waiting)
        #expect(try await office.operations.mail(mail.id, by: office.helsinki).letter.text == "sv")
        #expect(try await office.operations.outbox(by: office.pirkanmaa).mails.isEmpty)
        await #expect(throws: OperationError.notFound) { try await office.operations.mail(mail.id, by: office.pirkanmaa) }
        await #expect(throws: OperationError.forbidden) { try await office.operations.outbox(by: office.statistician) }
        await #expect(throws: OperationError.forbidden) { try await office.operations.mail(mail.id, by: .machineOperator) }
    }

    @Test func `the same order of a draft's copy posted twice is one mail, until the draft has changed`() async throws {
        let office = try await office(nil)
        let id = try await office.helsinkiGroup().id
        _ = try await office.fill(id, by: office.helsinki) { $0.set("first", for: .feedback) }
        let order = office.operations.settings.newID()
        func ordered(_ order: String?) async throws -> Int {
            try await office.operations.orderDraftCopy(of: id, order: order, language: .sv, by: office.helsinki)
            return try await office.operations.outbox(by: office.helsinki).mails.count
        }
        #expect(try await ordered(order) == 1)
        #expect(try await ordered(order) == 1, "loading the page again")
        #expect(try await ordered(office.operations.settings.newID()) == 2, "pressing the button again")
        #expect(try await ordered(nil) == 3)
        #expect(try await ordered("x'y@z") == 4, "what is no id is none of a mail")
        office.clock.advance(1)
        _ = try await office.fill(id, by: office.helsinki) { $0.set("changed", for: .feedback) }
        #expect(try await ordered(order) == 5, "another draft, however old the page")
        #expect(Set(try await office.operations.outbox(by: office.helsinki).mails.map(\.id)).count == 5)
    }

    @Test func `a copy of the draft goes to whoever asks for it, and sends nothing else`() async throws {
        let box = MailBox()
        let office = try await office(box)
        let id = try await office.helsinkiGroup().id
        _ = try await office.fill(id, by: office.helsinki) { $0.set("maija@example.fi", for: .contactEmail) }
        try await office.operations.orderDraftCopy(of: id, language: .en, by: office.helsinki)
        try await office.operations.sendWaitingMails()
        #expect(box.taken.map(\.recipient) == ["helsinki@example.fi"])
        #expect(box.taken.map(\.subject) == ["UTKAST / LUONNOS / DRAFT"])
        #expect(try await office.operations.openNotification(id, by: office.helsinki).record.reference == nil)
        await #expect(throws: OperationError.notFound) {
            try await office.operations.orderDraftCopy(of: id, language: .en, by: office.pirkanmaa)
        }
        try await office.submit(id, by: office.helsinki)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.orderDraftCopy(of: id, language: .en, by: office.helsinki)
        }
    }
}
