import RegisterModel
import CodeLists
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterStore
import Testing

@Suite struct Notifying {
    @Test func `questions 1 to 4 are preset when a notification is opened`() async throws {
        let office = try await Office()
        let group = try await office.group("Tampere", ["837", "536"], by: office.pirkanmaa)
        let answers = try await office.operations.openNotification(group.id, by: office.pirkanmaa).record.draft
        #expect(answers.text(.contactName) == "pirkanmaa")
        #expect(answers.text(.contactEmail) == "pirkanmaa@example.fi")
        #expect(answers.text(.county) == "08")
        #expect(answers.codes(.municipalities) == ["536", "837"])
        #expect(answers.text(.groupName) == "Tampere")
    }

    @Test func `the contact person carries over to the county's next group`() async throws {
        let office = try await Office()
        let first = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        _ = try await office.fill(first.id, by: office.pirkanmaa) { $0.set("Maija", for: .contactName) }
        let second = try await office.group("Nokia", ["536"], by: office.pirkanmaa)
        #expect(try await office.operations.openNotification(second.id, by: office.pirkanmaa).record.draft.text(.contactName) == "Maija")
    }

    @Test func `a page saves its own answers and no others`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let version = try await office.fill(id, by: office.helsinki)
        var posted = Answers()
        posted.set("Hej", for: .feedback)
        posted.set("another county", for: .county)
        let saved = try await office.operations.savePage(
            of: id, keys: [.feedback, .discussion, .county], answers: posted, version: version, by: office.helsinki)
        #expect(saved.draft.text(.feedback) == "Hej")
        #expect(saved.draft.text(.discussion) == nil)
        #expect(saved.draft.text(.county) == "90")
        #expect(saved.draft.text(.services) == "kanta-structured")
        #expect(saved.draftVersion == version + 1)
    }

    @Test func `two on different pages both succeed, two on the same page do not overwrite each other`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let version = try await office.operations.openNotification(id, by: office.helsinki).record.draftVersion
        func save(_ key: AnswerKey, _ text: String) async throws -> NotificationRecord {
            var answers = Answers()
            answers.set(text, for: key)
            return try await office.operations.savePage(of: id, keys: [key], answers: answers, version: version, by: office.helsinki)
        }
        _ = try await save(.feedback, "one")
        let second = try await save(.periodsNote, "two")
        #expect((second.draft.text(.feedback), second.draft.text(.periodsNote)) == ("one", "two"))
        await #expect(throws: OperationError.conflict(.lostUpdate(version: second.draftVersion))) { try await save(.feedback, "three") }
        // Saving what is there already is no conflict.
        #expect(try await save(.feedback, "one").draft.text(.feedback) == "one")
    }

    @Test func `an empty form cannot be sent`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let opened = try await office.operations.openNotification(id, by: office.helsinki)
        let check = try await office.operations.checkAnswers(of: id, language: .sv, by: office.helsinki)
        #expect(!check.canSubmit)
        #expect(Set(check.problems.filter { $0.severity == .error }.map(\.rule)) == ["M17", "M23", "M30"])
        await #expect(throws: OperationError.invalid([InputProblem(.answersIncomplete)])) {
            try await office.operations.submitNotification(
                of: id, Submission(version: opened.record.draftVersion, language: .sv), by: office.helsinki)
        }
        await #expect(throws: OperationError.notFound) { try await office.operations.receipt(of: id, by: office.helsinki) }
    }

    @Test func `a sent notification has a reference, a version and only relevant answers`() async throws {
        let office = try await Office(day: "2022-03-01")
        let id = try await office.helsinkiGroup().id
        // Question 27 is asked only of those with a separate delivery, so its answer is hidden here.
        let receipt = try await office.submit(id, by: office.helsinki) { $0.set("hidden", for: .extractionOther) }
        #expect(receipt.reference == "LS-2023-01-90-1")
        #expect(receipt.senderName == "helsinki")
        #expect(
            (receipt.version.number, receipt.version.formVersion, receipt.version.language, receipt.version.submittedAt) == (
                1, 1, .sv, office.clock.now
            ))
        #expect(receipt.version.answers.text(.extractionOther) == nil)
        #expect(receipt.version.answers.text(.services) == "kanta-structured")
        #expect(receipt.notification.record.draft.text(.extractionOther) == "hidden")
        #expect(receipt.notification.record.state == .submitted)
        #expect(!receipt.isLate)
        let version = receipt.notification.record.draftVersion
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.submitNotification(of: id, Submission(version: version, language: .sv), by: office.helsinki)
        }
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.savePage(of: id, keys: [.feedback], answers: Answers(), version: version, by: office.helsinki)
        }
    }

    @Test func `case 2, when it is sent: a contradiction needs a reason, which THL sees`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let disability = try #require(ServiceTask("disability"))
        let version = try await office.fill(id, by: office.helsinki) { $0.set("separate", for: .periods(disability)) }
        let check = try await office.operations.checkAnswers(of: id, language: .fi, by: office.helsinki)
        let problem = try #require(check.problems.first { $0.rule == "C7" })
        await #expect(throws: OperationError.invalid([InputProblem(.reasonMissing, problem.id)])) {
            try await office.operations.submitNotification(
                of: id, Submission(version: version, reasons: [problem.id: "  "], language: .fi), by: office.helsinki)
        }
        _ = try await office.operations.submitNotification(
            of: id, Submission(version: version, reasons: [problem.id: "Arkistointi alkaa myöhemmin"], language: .fi), by: office.helsinki)
        let sent = try await office.operations.sentNotification(of: id, language: .sv, by: office.officer)
        #expect(sent.version.acknowledgements.map(\.reason) == ["Arkistointi alkaa myöhemmin"])
        #expect(sent.problems.contains { $0.id == problem.id })
    }

    @Test func `what was checked is what is sent`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let version = try await office.fill(id, by: office.helsinki)
        let changed = try await office.fill(id, by: office.helsinki) { $0.set("changed", for: .feedback) }
        await #expect(throws: OperationError.conflict(.lostUpdate(version: changed))) {
            try await office.operations.submitNotification(of: id, Submission(version: version, language: .sv), by: office.helsinki)
        }
    }

    /// The deadline is 4.4.2022, to the end of the day in Finland, where it is summer time: 21:00 UTC.
    @Test(arguments: [("2022-04-04T20:59:59Z", false), ("2022-04-04T21:00:00Z", true)])
    func `the deadline lasts to midnight in Finland`(instant: String, isLate: Bool) async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let then = try #require(ISO8601DateFormatter().date(from: instant))
        office.clock.advance(then.timeIntervalSince(office.clock.now))
        #expect(try await office.submit(id, by: office.helsinki).isLate == isLate)
        #expect(try await office.operations.countyHome(by: office.helsinki).groups[0].isLate == isLate)
    }

    @Test func `THL returns with a comment, the county corrects with a reason, THL accepts`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        try await office.submit(id, by: office.helsinki)
        await #expect(throws: OperationError.invalid([InputProblem(.commentMissing)])) {
            try await office.operations.returnNotification(of: id, comment: " \n ", by: office.officer)
        }
        try await office.operations.returnNotification(of: id, comment: "Kontrollera fråga 18", by: office.officer)
        let home = try await office.operations.countyHome(by: office.helsinki)
        #expect((home.groups[0].state, home.groups[0].review?.comment) == (.returned, "Kontrollera fråga 18"))
        await #expect(throws: OperationError.wrongState) { try await office.operations.acceptNotification(of: id, by: office.officer) }
        let version = try await office.fill(id, by: office.helsinki) { $0.set("long-term", for: .retroactive) }
        await #expect(throws: OperationError.invalid([InputProblem(.changeReasonMissing)])) {
            try await office.operations.submitNotification(of: id, Submission(version: version, language: .sv), by: office.helsinki)
        }
        let receipt = try await office.operations.submitNotification(
            of: id, Submission(version: version, changeReason: "Fråga 18 saknades", language: .sv), by: office.helsinki)
        #expect((receipt.reference, receipt.version.number) == ("LS-2023-01-90-1", 2))
        try await office.operations.acceptNotification(of: id, comment: "Tack", by: office.officer)
        #expect(try await office.operations.countyHome(by: office.helsinki).groups[0].state == .accepted)
        let first = try await office.operations.sentNotification(of: id, version: 1, language: .sv, by: office.officer)
        #expect(first.version.answers.text(.retroactive) == nil)
        #expect(first.notification.reviews.map(\.decision) == [.returned, .accepted])
        await #expect(throws: OperationError.notFound) {
            try await office.operations.sentNotification(of: id, version: 3, language: .sv, by: office.officer)
        }
    }

    @Test func `a version that was not read is neither accepted nor returned`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        try await office.submit(id, by: office.helsinki)
        _ = try await office.operations.amendNotification(id, by: office.helsinki)
        let version = try await office.fill(id, by: office.helsinki) { $0.set("new", for: .feedback) }
        let submission = Submission(version: version, changeReason: "Nytt system", language: .sv)
        _ = try await office.operations.submitNotification(of: id, submission, by: office.helsinki)
        await #expect(throws: OperationError.conflict(.lostUpdate(version: 2))) {
            try await office.operations.acceptNotification(of: id, version: 1, by: office.officer)
        }
        await #expect(throws: OperationError.conflict(.lostUpdate(version: 2))) {
            try await office.operations.returnNotification(of: id, version: 1, comment: "x", by: office.officer)
        }
        #expect(try await office.operations.countyHome(by: office.helsinki).groups[0].state == .submitted)
        try await office.operations.acceptNotification(of: id, version: 2, by: office.officer)
        try await office.operations.acceptNotification(of: id, version: 2, by: office.officer)
        let read = try await office.operations.sentNotification(of: id, language: .sv, by: office.officer)
        #expect(read.notification.reviews.map(\.versionNumber) == [2], "the button pressed twice decides once")
    }

    @Test func `while a new version is written the one before stays in force`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        try await office.submit(id, by: office.helsinki)
        _ = try await office.operations.amendNotification(id, by: office.helsinki)
        _ = try await office.fill(id, by: office.helsinki) { $0.set("new", for: .feedback) }
        let sent = try await office.operations.sentNotification(of: id, language: .sv, by: office.statistician)
        #expect((sent.version.number, sent.version.answers.text(.feedback), sent.notification.record.state) == (1, nil, .amending))
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.returnNotification(of: id, comment: "x", by: office.officer)
        }
        await #expect(throws: OperationError.wrongState) { try await office.operations.amendNotification(id, by: office.helsinki) }
    }

    @Test func `the audit log says who did what, also that THL read it`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        try await office.submit(id, by: office.helsinki)
        _ = try await office.operations.sentNotification(of: id, language: .sv, by: office.statistician)
        let log = try await office.operations.auditLog(by: office.officer).filter { $0.subject == id }
        #expect(
            log.map(\.action) == ["notification.read", "notification.submit", "notification.save", "notification.open", "group.create"])
        #expect(log.map(\.accountID) == [office.statistician.id] + [String](repeating: office.helsinki.id, count: 4))
        #expect(Set(log.map(\.area)) == [Office.helsinkiArea])
    }
}
