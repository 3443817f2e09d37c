import NotificationForm
import Operations
import RegisterStore
import Testing

@Suite struct `Mails about what is said of a notification` {
    /// An office whose Helsinki has sent a notification in Swedish that names another contact person, and its receipts out of the way.
    private static func office() async throws -> (Office, group: String) {
        let office = try await Office { $0.letters = PlainLetters() }
        let group = try await office.helsinkiGroup().id
        try await office.submit(group, by: office.helsinki) { $0.set("maija@example.fi", for: .contactEmail) }
        return (office, group)
    }

    /// The mails that are not receipts, by recipient, with what they say.
    private static func mails(_ office: Office, _ kind: OutboxMail.Kind) async throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for mail in try await office.operations.outbox(by: office.officer).mails where mail.kind == kind {
            found[mail.recipient, default: []].append(try await office.operations.mail(mail.id, by: office.officer).letter.text)
        }
        return found
    }

    @Test func `a query goes to sender and contact in the language of the submission, and asked twice it is one`() async throws {
        let (office, group) = try await Self.office()
        let query = try await office.operations.addRemark(
            on: group, question: "periods", kind: .query, text: "Varför?", by: office.officer)
        let again = try await office.operations.addRemark(
            on: group, question: "periods", kind: .query, text: " Varför? ", by: office.officer)
        #expect(query.id == again.id)
        let text = "sv officer: Varför?"
        #expect(try await Self.mails(office, .query) == ["helsinki@example.fi": [text], "maija@example.fi": [text]])
        #expect(try await office.operations.outbox(by: office.helsinki).mails.filter { $0.kind == .query }.count == 2)
        #expect(try await office.operations.outbox(by: office.pirkanmaa).mails.isEmpty)
        // The same words about another question are another query; once it is closed they may be asked again.
        try await office.operations.addRemark(on: group, question: nil, kind: .query, text: "Varför?", by: office.officer)
        try await office.operations.closeRemark(query.id, by: office.officer)
        let later = try await office.operations.addRemark(
            on: group, question: "periods", kind: .query, text: "Varför?", by: office.officer)
        #expect(later.id != query.id)
        #expect(try await Self.mails(office, .query)["maija@example.fi"]?.count == 3)
    }

    @Test func `a comment causes no mail of its own and goes with what is returned`() async throws {
        let (office, group) = try await Self.office()
        try await office.operations.addRemark(on: group, question: "periods", kind: .comment, text: "Se fråga 23", by: office.officer)
        let closed = try await office.operations.addRemark(on: group, question: nil, kind: .comment, text: "Klart", by: office.officer)
        try await office.operations.closeRemark(closed.id, by: office.officer)
        #expect(try await office.operations.outbox(by: office.officer).mails.allSatisfy { $0.kind == .receipt })
        try await office.operations.returnNotification(of: group, comment: "Rätta", by: office.officer)
        let text = "sv officer: Rätta; Se fråga 23"
        #expect(try await Self.mails(office, .returned) == ["helsinki@example.fi": [text], "maija@example.fi": [text]])
    }

    @Test func `what is accepted is told once, and what is refused is not told`() async throws {
        let (office, group) = try await Self.office()
        await #expect(throws: OperationError.invalid([InputProblem(.commentMissing)])) {
            try await office.operations.returnNotification(of: group, comment: " ", by: office.officer)
        }
        try await office.operations.acceptNotification(of: group, comment: "Tack", by: office.officer)
        try await office.operations.acceptNotification(of: group, comment: " Tack ", by: office.officer)
        await #expect(throws: OperationError.wrongState, "something else is said") {
            try await office.operations.acceptNotification(of: group, comment: "Tack!", by: office.officer)
        }
        #expect(try await Self.mails(office, .returned).isEmpty)
        #expect(
            try await Self.mails(office, .accepted)
                == ["helsinki@example.fi": ["sv officer: Tack"], "maija@example.fi": ["sv officer: Tack"]])
    }

    @Test func `an answer goes to whoever asked, in that person's language, and is not the county's to read`() async throws {
        let (office, group) = try await Self.office()
        let query = try await office.operations.addRemark(on: group, question: nil, kind: .query, text: "När?", by: office.officer)
        try await office.operations.answerQuery(query.id, text: "I maj", by: office.helsinki)
        try await office.operations.answerQuery(query.id, text: "I maj", by: office.helsinki)
        #expect(try await Self.mails(office, .answer) == ["officer@example.fi": ["fi helsinki: I maj"]])
        let mail = try #require(try await office.operations.outbox(by: office.officer).mails.first { $0.kind == .answer })
        #expect(!(try await office.operations.outbox(by: office.helsinki).mails.contains { $0.kind == .answer }))
        await #expect(throws: OperationError.notFound) { try await office.operations.mail(mail.id, by: office.helsinki) }
        // A changed answer is news.
        try await office.operations.answerQuery(query.id, text: "I juni", by: office.helsinki)
        #expect(Set(try await Self.mails(office, .answer)["officer@example.fi"] ?? []) == ["fi helsinki: I maj", "fi helsinki: I juni"])
    }

    @Test func `without texts to write nothing is written, and everything else is done`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup().id
        try await office.submit(group, by: office.helsinki)
        try await office.operations.addRemark(on: group, question: nil, kind: .query, text: "När?", by: office.officer)
        try await office.operations.acceptNotification(of: group, by: office.officer)
        #expect(try await office.operations.outbox(by: office.officer).mails.isEmpty)
        #expect(try await office.operations.remarks(on: group, by: office.officer).remarks.count == 1)
    }
}
