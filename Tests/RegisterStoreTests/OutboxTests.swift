import CodeLists
import Foundation
import Localization
import RegisterStore
import Testing

@Suite struct `Mails in the store` {
    /// A mail that was tried once already: what was never tried is due at once.
    private func mail(_ id: String, due: Double, attempts: Int = 1) -> OutboxMail {
        OutboxMail(
            id: id, kind: .receipt, area: pirkanmaa, groupID: "g", recipient: "a@b.example", language: .fi, subject: "Ärende \(id)",
            messageID: "\(id)@b.example", createdAt: instant(due), attempts: attempts, dueAt: instant(due))
    }

    private func letter(_ id: String) -> Letter {
        Letter(subject: "Ärende \(id)", text: "å\nä", html: "<p>ö</p>", fileName: "f.pdf")
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `mails come in the order they are due, and keep what they say`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            for (id, due) in [("late", 30.0), ("first", 10), ("second", 20)] { try transaction.add(mail(id, due: due), letter(id)) }
        }
        #expect(try await store.read { try $0.nextMail(due: instant(9), latest: instant(99)) } == nil)
        #expect(try await store.read { try $0.nextMail(due: instant(25), latest: instant(99)) } == mail("first", due: 10))
        #expect(try await store.read { try $0.letter(mail: "late") } == letter("late"))
        #expect(try await store.read { try $0.letter(mail: "none") } == nil)
        #expect(try await store.read { try $0.mails(area: nil, limit: 2).map(\.id) } == ["late", "second"])
        #expect(try await store.read { try $0.mails(area: helsinki, limit: 9).isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a clock that ran ahead and was put back keeps no mail waiting`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.add(mail("new", due: 50, attempts: 0), letter("new"))
            try transaction.add(mail("tried", due: 5000), letter("tried"))
        }
        func next() async throws -> OutboxMail? { try await store.read { try $0.nextMail(due: instant(10), latest: instant(99)) } }
        for id in ["new", "tried"] {
            var mail = try #require(try await next())
            #expect(mail.id == id)
            mail.state = .sending
            let taken = mail
            try await store.write { try $0.update(taken) }
        }
        #expect(try await next() == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a mail that is taken up is nobody else's`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { try $0.add(mail("m", due: 1), letter("m")) }
        var taken = mail("m", due: 1)
        taken.state = .sending
        taken.attempts = 1
        let stored = taken
        try await store.write { try $0.update(stored) }
        #expect(try await store.read { try $0.nextMail(due: instant(99), latest: instant(199)) } == nil)
        #expect(try await store.read { try $0.mailsBeingSent() } == [stored])
        taken.state = .failed
        taken.finishedAt = instant(2)
        taken.obstacle = "refused"
        let ended = taken
        try await store.write { try $0.update(ended) }
        #expect(try await store.read { try $0.mail(id: "m") } == ended)
        // What was given up is seen first, however many came after it, and what was sent last.
        try await store.write { transaction in
            try transaction.add(mail("waits", due: 50), letter("waits"))
            try transaction.add(mail("sent", due: 90), letter("sent"))
            var sent = mail("sent", due: 90)
            (sent.state, sent.finishedAt) = (.sent, instant(91))
            try transaction.update(sent)
        }
        #expect(try await store.read { try $0.mails(area: nil, limit: 9).map(\.id) } == ["m", "waits", "sent"])
    }
}
